// Curves of membership: trapezoids whose corners are dragged. Python's corners
// replace the panel's own only when `revision` or the list of curves changes.

const panels = new WeakMap();
const CORNERS = ["a", "b", "c", "d"];
const FINEST = 100;
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function decode(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function textsOf({ lang, words }) {
  const locale = lang === "fa" ? "fa-IR-u-nu-arabext" : "en-US";
  const spoken = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const typed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  return {
    words, direction: lang === "fa" ? "rtl" : "ltr",
    spoken: (value) => spoken.format(value), typed: (value) => typed.format(value),
  };
}

function buildRow({ id }) {
  const label = element("span", { class: "label" });
  const polygon = shape("polygon", { points: "" });
  const picture = shape("svg", {
    viewBox: "0 0 100 40", preserveAspectRatio: "none", class: "curve", "aria-hidden": "true",
  }, polygon);
  const grips = CORNERS.map((corner) => element("div", {
    class: `grip ${corner}`, role: "slider", tabindex: 0, "aria-orientation": "horizontal",
  }));
  const rail = element("div", { class: "rail" }, picture, ...grips);
  const inputs = CORNERS.map(() => element("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", size: 5,
  }));
  const unit = element("span", { class: "unit" });
  const problem = element("p", { class: "problem", role: "alert" });
  const root = element("div", { class: "row", role: "group", "data-id": id },
    element("div", { class: "head" }, label),
    element("div", { class: "track" }, rail),
    element("div", { class: "fields" }, ...inputs, unit, problem));
  return { root, label, polygon, rail, grips, inputs, unit, problem };
}

function createPanel(parent, ack) {
  const panel = {
    root: element("section", { class: "panel" }), views: new Map(), corners: new Map(),
    data: null, texts: null, revision: null, structure: "", gesture: null,
    sender: createSender(() => {}, ack),
  };
  parent.append(panel.root);
  return panel;
}

function update(panel, data) {
  const structure = JSON.stringify(data.rows.map(({ id, top }) => [id, top]));
  const rebuilt = structure !== panel.structure;
  panel.data = data;
  panel.texts = textsOf(data);
  if (rebuilt) build(panel, structure);
  if (rebuilt || panel.revision !== data.revision) {
    panel.revision = data.revision;
    panel.gesture = null;
    panel.corners = new Map(data.rows.map((row) => [row.id, row.corners]));
  }
  setAttributes(panel.root, {
    dir: panel.texts.direction, lang: data.lang, "aria-label": data.words.title,
  });
  data.rows.forEach((row) => drawRow(panel, row));
  panel.sender.acknowledge(data.ack);
}

function build(panel, structure) {
  panel.structure = structure;
  panel.views = new Map(panel.data.rows.map((row) => [row.id, buildRow(row)]));
  panel.views.forEach((view, id) => listen(panel, view, id));
  panel.root.replaceChildren(...[...panel.views.values()].map((view) => view.root));
}

function rowOf(panel, id) {
  return panel.data.rows.find((row) => row.id === id);
}

function drawRow(panel, row) {
  const { words, spoken, typed } = panel.texts;
  const view = panel.views.get(row.id);
  const corners = panel.corners.get(row.id);
  const shares = corners.map((corner) => (100 * corner) / row.top);
  setText(view.label, row.label);
  setText(view.unit, row.unit);
  setAttributes(view.root, { "aria-label": row.label });
  setAttributes(view.polygon, {
    points: `${shares[0]},40 ${shares[1]},0 ${shares[2]},0 ${shares[3]},40`,
  });
  CORNERS.forEach((corner, i) => {
    const name = fill(words[corner], { label: row.label });
    view.root.style.setProperty(`--${corner}`, shares[i]);
    setAttributes(view.grips[i], {
      "aria-label": name,
      "aria-valuemin": i ? corners[i - 1] : 0,
      "aria-valuemax": i < 3 ? corners[i + 1] : row.top,
      "aria-valuenow": corners[i],
      "aria-valuetext": `${spoken(corners[i])} ${row.unit}`,
    });
    setAttributes(view.inputs[i], { "aria-label": name, title: name });
    const typing = view.inputs[i] === view.root.getRootNode().activeElement;
    if (!typing) view.inputs[i].value = typed(corners[i]);
  });
}

function report(panel, resting) {
  panel.sender.offer({
    curves: Object.fromEntries(panel.corners), revision: panel.revision, resting,
  });
}

// A corner stops at its neighbours and at the ends, and stands on steps of the track.
function move(panel, id, i, wanted, resting) {
  const { top } = rowOf(panel, id);
  const corners = [...panel.corners.get(id)];
  const step = top / FINEST;
  const low = i ? corners[i - 1] : 0;
  const high = i < 3 ? corners[i + 1] : top;
  corners[i] = clamp(Number((Math.round(wanted / step) * step).toFixed(6)), low, high);
  take(panel, id, corners, resting);
}

function take(panel, id, corners, resting) {
  panel.corners.set(id, corners);
  drawRow(panel, rowOf(panel, id));
  report(panel, resting);
}

function pointerValue(panel, id, rail, event) {
  const box = rail.getBoundingClientRect();
  const fromLeft = (event.clientX - box.left) / box.width;
  return rowOf(panel, id).top * (panel.texts.direction === "rtl" ? 1 - fromLeft : fromLeft);
}

// On the bare track the nearest corner of the half that was hit comes along.
function nearest(panel, id, rail, event) {
  const box = rail.getBoundingClientRect();
  const pair = event.clientY - box.top < box.height / 2 ? [1, 2] : [0, 3];
  const value = pointerValue(panel, id, rail, event);
  const corners = panel.corners.get(id);
  const away = (i) => Math.abs(corners[i] - value);
  return away(pair[0]) <= away(pair[1]) ? pair[0] : pair[1];
}

function listen(panel, view, id) {
  listenToPointer(panel, view, id);
  view.grips.forEach((grip, i) => listenToKeys(panel, grip, id, i));
  view.inputs.forEach((input, i) => listenToField(panel, view, id, i));
}

function listenToPointer(panel, view, id) {
  const { rail, grips } = view;
  const follow = (event) => {
    const { i, offset } = panel.gesture;
    move(panel, id, i, pointerValue(panel, id, rail, event) - offset, false);
  };
  const letGo = () => {
    if (panel.gesture?.rail !== rail) return;
    panel.gesture = null;
    report(panel, true);
  };
  rail.onpointerdown = (event) => {
    if (event.button !== 0) return;
    const held = grips.indexOf(event.target);
    const i = held < 0 ? nearest(panel, id, rail, event) : held;
    const offset = held < 0
      ? 0 : pointerValue(panel, id, rail, event) - panel.corners.get(id)[i];
    panel.gesture = { rail, i, offset };
    rail.setPointerCapture(event.pointerId);
    event.preventDefault();
    grips[i].focus({ preventScroll: true });
    if (held < 0) follow(event);
  };
  rail.onpointermove = (event) => { if (panel.gesture?.rail === rail) follow(event); };
  rail.onpointerup = letGo;
  rail.onpointercancel = letGo;
  rail.onlostpointercapture = letGo;
}

// The arrow that points to the growing end of the track raises the value.
function listenToKeys(panel, grip, id, i) {
  let pressed = false;
  const rest = () => {
    if (pressed) report(panel, true);
    pressed = false;
  };
  grip.onkeydown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { top } = rowOf(panel, id);
    const growing = panel.texts.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const sideways = { ArrowLeft: -1, ArrowRight: -1, [growing]: 1 };
    const ends = { Home: 0, End: top };
    const steps = STEPS[event.key] ?? sideways[event.key];
    if (steps === undefined && !(event.key in ends)) return;
    event.preventDefault();
    pressed = true;
    const more = event.shiftKey && Math.abs(steps) === 1 ? 10 : 1;
    const now = panel.corners.get(id)[i];
    move(panel, id, i, ends[event.key] ?? now + (steps * more * top) / FINEST, false);
  };
  grip.onkeyup = rest;
  grip.onblur = rest;
}

function listenToField(panel, view, id, i) {
  const input = view.inputs[i];
  const judge = (bad) => {
    setAttributes(input, { "aria-invalid": bad });
    setText(view.problem, bad ? panel.texts.words.bad_number : "");
  };
  input.onchange = () => {
    const { top } = rowOf(panel, id);
    const corners = [...panel.corners.get(id)];
    const value = parseNumber(input.value);
    corners[i] = value;
    const fits = value !== null && value <= top &&
      corners.every((corner, k) => !k || corners[k - 1] <= corner);
    judge(!fits);
    if (fits) take(panel, id, corners, true);
  };
  input.oninput = () => judge(false);
  input.onblur = () => {
    setAttributes(input, { "aria-invalid": false });
    input.value = panel.texts.typed(panel.corners.get(id)[i]);
  };
}

export default function ({ data, parentElement, setStateValue }) {
  const incoming = decode(data);
  const panel = panels.get(parentElement) ?? createPanel(parentElement, incoming.ack);
  panels.set(parentElement, panel);
  panel.sender.emit = (state) => setStateValue("curves", state);
  update(panel, incoming);
  return () => {
    panel.sender.stop();
    panel.root.remove();
    panels.delete(parentElement);
  };
}
