// Tells the server which browser tab this is. The name lives as long as the tab and survives a
// reload; it is no cookie, and no other tab or site can read it.

const KEY = "khoosheh-tab";

const PATIENCE_MS = 3000;
let waiting = false;

// A new tab has nothing to be restored: its name can wait until the first picture is
// there, which the run that it starts would otherwise hold up.
function afterFirstPicture(act) {
  if (waiting) return;
  waiting = true;
  let told = false;
  const once = () => {
    if (!told) act();
    told = true;
  };
  window.addEventListener("khoosheh:drawn", once, { once: true });
  setTimeout(once, PATIENCE_MS);
}

function knownName() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function newName() {
  try {
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
  const told = new TextDecoder().decode(component.data);
  const tell = (name) => {
    if (name !== null && told !== name) component.setStateValue("tab", name);
  };
  const known = knownName();
  if (known) tell(known);
  else afterFirstPicture(() => tell(newName()));
}
