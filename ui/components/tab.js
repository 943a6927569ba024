// Tells the server which browser tab this is. The name lives as long as the tab and survives a
// reload; it is no cookie, and no other tab or site can read it.

const KEY = "khoosheh-tab";

function tabName() {
  try {
    const known = sessionStorage.getItem(KEY);
    if (known) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem(KEY, made);
    return made;
  } catch {
    // Storage is forbidden here: there is nothing to be restored by.
    return null;
  }
}

export default function (component) {
  const name = tabName();
  if (name !== null && component.data !== name) component.setStateValue("tab", name);
}
