// What the panels that are dragged share: making elements, and reading numbers.

const SVG = "http://www.w3.org/2000/svg";

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Accepts the digits of both languages; null when the text is not a number from 0 up.
function parseNumber(text) {
  const ascii = text.trim()
    .replace(/[\u06F0-\u06F9]/g, (digit) => digit.charCodeAt(0) - 0x06F0)
    .replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x0660)
    .replace(/[\u066B,]/g, ".");
  return /^\d+(\.\d*)?$|^\.\d+$/.test(ascii) ? Number(ascii) : null;
}
