// What a figure is made of: reading it from Python's bytes and giving it the theme's colours.

// The payload is one line of JSON, then the JSON of the base traces. The second
// part is read only when the base has changed, so an update costs little.
function decode(bytes, knownBase) {
  const end = bytes.indexOf(10);
  const text = new TextDecoder();
  const head = JSON.parse(text.decode(bytes.subarray(0, end)));
  const base = head.base_key !== null && head.base_key === knownBase
    ? null
    : JSON.parse(text.decode(bytes.subarray(end + 1)));
  return { head, base };
}

// Colours may be named by role ("@text"); a role has one colour on a light ground
// and one on a dark one, so that the same figure serves both themes.
function paint(value, colors) {
  if (typeof value === "string") {
    if (!value.includes("@")) return value;
    const written = value.startsWith("data:") ? encodeURIComponent : (color) => color;
    return value.replace(/@[a-z0-9-]+/g, (role) => written(colors[role] ?? role));
  }
  if (Array.isArray(value)) {
    return typeof value[0] === "number" ? value : value.map((item) => paint(item, colors));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, paint(item, colors)]));
}

// `probe` has the page's background as its text colour, for which the browser
// gives red, green and blue however the theme wrote them.
function groundIsDark(probe) {
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function colorsOf(roles, dark) {
  return Object.fromEntries(
    Object.entries(roles).map(([role, shades]) => [role, shades[dark ? 1 : 0]]));
}
