// The panel of fuzzy weights: holds the state, hears the finger and the keys,
// redraws at once and tells Python through the sender. Python's values replace
// the panel's own only when `revision` changes.

const panels = new WeakMap();
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function decode(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function textsOf(data) {
  const persian = data.lang === "fa";
  const locale = persian ? "fa-IR-u-nu-arabext" : "en-US";
  const format = (options) => {
    const formatter = new Intl.NumberFormat(locale, { useGrouping: false, ...options });
    return (value) => formatter.format(value);
  };
  return {
    words: data.words,
    direction: persian ? "rtl" : "ltr",
    number: format({ maximumFractionDigits: 0 }),
    exact: format({ maximumFractionDigits: 2 }),
    percent: format({ style: "percent", maximumFractionDigits: 0 }),
  };
}

function freshRow(given) {
  return withTriangle({ id: given.id, locked: given.locked, share: 0 }, given.tfn);
}

function freshGroup(rows) {
  const fresh = rows.map(freshRow);
  const shares = sharesOf(fresh);
  return fresh.map((row, i) => ({ ...row, share: shares[i] }));
}

function createPanel(parent, data) {
  const panel = {
    root: element("section", { class: "panel" }),
    views: new Map(), groups: new Map(), open: new Set(), numbersOpen: new Set(),
    gesture: null, revision: null, data: null, texts: null,
  };
  panel.sender = createSender(() => {}, data.ack);
  parent.append(panel.root);
  return panel;
}

function structureOf(rows) {
  return JSON.stringify(rows.map((row) => [row.id, row.children.map((child) => child.id)]));
}

function buildPanel(panel, rows) {
  panel.bar = buildBar();
  const list = element("div", { class: "rows" });
  panel.views.clear();
  const add = (given, groupId, container) => {
    const view = buildRow(given.id, given.children.length > 0);
    panel.views.set(given.id, view);
    container.append(view.root);
    listenToRow(panel, view, given.id, groupId);
    given.children.forEach((child) => add(child, given.id, view.children));
  };
  rows.forEach((given) => add(given, "", list));
  panel.root.replaceChildren(panel.bar.bar, list);
  panel.bar.presets.onchange = () => choosePreset(panel, panel.bar.presets.value);
  panel.bar.reset.onclick = () => applyTriangles(panel, defaultsOf(panel.data.rows));
}

function takeValues(panel, data) {
  panel.revision = data.revision;
  panel.gesture = null;
  panel.groups.set("", freshGroup(data.rows));
  panel.open = new Set(data.rows.filter((row) => row.open).map((row) => row.id));
  data.rows.forEach((row) => panel.groups.set(row.id, freshGroup(row.children)));
}

function update(panel, data) {
  const structure = structureOf(data.rows);
  const rebuilt = panel.structure !== structure;
  panel.data = data;
  panel.texts = textsOf(data);
  if (rebuilt) {
    panel.structure = structure;
    buildPanel(panel, data.rows);
  }
  if (rebuilt || panel.revision !== data.revision) takeValues(panel, data);
  setAttributes(panel.root, {
    dir: panel.texts.direction, lang: data.lang, "aria-label": data.words.title,
  });
  panel.root.style.setProperty("--max-height", `${data.max_height}px`);
  draw(panel);
  panel.sender.acknowledge(data.ack);
}

function defaultsOf(rows) {
  return Object.fromEntries(
    rows.flatMap((row) => [row, ...row.children]).map((row) => [row.id, row.default]));
}

function allRows(panel) {
  return [...panel.groups.values()].flat();
}

function draw(panel) {
  const topShares = new Map();
  panel.groups.get("").forEach((row, i, rows) => topShares.set(row.id, sharesOf(rows)[i]));
  drawGroup(panel, "", panel.data.rows, topShares);
  panel.data.rows.filter((given) => panel.open.has(given.id))
    .forEach((given) => drawGroup(panel, given.id, given.children, topShares));
  const rows = allRows(panel);
  const current = panel.data.presets.find((preset) => sameTriangles(rows, preset.values));
  drawBar(panel.bar, panel.data.presets, current?.id ?? "", panel.texts);
}

function drawGroup(panel, groupId, given, topShares) {
  const rows = panel.groups.get(groupId);
  const shares = sharesOf(rows);
  const weightOfGroup = topShares.get(groupId) ?? 1;
  rows.forEach((row, i) => drawRow(
    panel.views.get(row.id), { ...row, label: given[i].label, hint: given[i].hint }, {
      share: shares[i],
      wholeShare: shares[i] * weightOfGroup,
      lowest: row.locked ? 0 : lowestPeak(rows, row.id),
      lockable: canLock(rows, row.id),
      open: panel.open.has(row.id),
      numbersOpen: panel.numbersOpen.has(row.id),
    }, panel.texts));
}

function report(panel, resting) {
  const rows = allRows(panel);
  panel.sender.offer({
    values: Object.fromEntries(rows.map((row) => [row.id, triangleOf(row).map(round2)])),
    locks: rows.filter((row) => row.locked).map((row) => row.id),
    open: [...panel.open],
    revision: panel.revision,
    resting,
  });
}

function changeGroup(panel, groupId, rows, resting) {
  panel.groups.set(groupId, rows);
  draw(panel);
  report(panel, resting);
}

function applyTriangles(panel, triangles) {
  for (const [groupId, rows] of panel.groups) {
    if (rows.length) panel.groups.set(groupId, takeTriangles(rows, triangles));
  }
  draw(panel);
  report(panel, true);
}

function choosePreset(panel, id) {
  const preset = panel.data.presets.find((candidate) => candidate.id === id);
  if (preset) applyTriangles(panel, preset.values);
  else draw(panel);
}

function toggle(set, id) {
  if (!set.delete(id)) set.add(id);
}

function rowOf(panel, groupId, id) {
  return panel.groups.get(groupId).find((row) => row.id === id);
}

function valueOf(row, handle) {
  return triangleOf(row)[HANDLES.indexOf(handle)];
}

function listenToRow(panel, view, id, groupId) {
  if (view.disclosure) {
    view.disclosure.onclick = () => {
      toggle(panel.open, id);
      draw(panel);
      report(panel, true);
    };
  }
  view.numbers.onclick = () => { toggle(panel.numbersOpen, id); draw(panel); };
  view.lock.onclick = () => {
    const rows = panel.groups.get(groupId);
    changeGroup(panel, groupId, setLock(rows, id, !rowOf(panel, groupId, id).locked), true);
  };
  listenToPointer(panel, view, id, groupId);
  HANDLES.forEach((handle) => {
    listenToKeys(panel, view.grips[handle], id, groupId, handle);
    listenToField(panel, view, id, groupId, handle);
  });
}

// 0..100 under the pointer, from the right in a right-to-left panel.
function pointerValue(panel, rail, event) {
  const box = rail.getBoundingClientRect();
  const fromLeft = (event.clientX - box.left) / box.width;
  return TOP * (panel.texts.direction === "rtl" ? 1 - fromLeft : fromLeft);
}

function listenToPointer(panel, view, id, groupId) {
  const { rail } = view;
  // Every move starts again from the rows as the finger found them, so that
  // locked rows driven against the top do not shrink the others step by step.
  const follow = (event) => {
    const { start, handle, offset } = panel.gesture;
    const wanted = Math.round(pointerValue(panel, rail, event) - offset);
    changeGroup(panel, groupId, moveHandle(start, id, handle, wanted), false);
  };
  const letGo = () => {
    if (panel.gesture?.rail !== rail) return;
    panel.gesture = null;
    report(panel, true);
  };
  rail.onpointerdown = (event) => {
    const row = rowOf(panel, groupId, id);
    if (event.button !== 0 || row.locked) return;
    const handle = event.target.dataset.handle;
    const offset = handle ? pointerValue(panel, rail, event) - valueOf(row, handle) : 0;
    panel.gesture = { rail, start: panel.groups.get(groupId), handle: handle ?? "peak", offset };
    rail.setPointerCapture(event.pointerId);
    event.preventDefault();
    view.grips[panel.gesture.handle].focus({ preventScroll: true });
    if (!handle) follow(event);
  };
  rail.onpointermove = (event) => { if (panel.gesture?.rail === rail) follow(event); };
  rail.onpointerup = letGo;
  rail.onpointercancel = letGo;
  rail.onlostpointercapture = letGo;
}

// The arrow that points to the growing end of the track raises the value.
function keyTarget(panel, event, value) {
  if (event.key === "Home") return 0;
  if (event.key === "End") return TOP;
  const towardsEnd = panel.texts.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const sideways = { ArrowLeft: -1, ArrowRight: -1, [towardsEnd]: 1 };
  const step = STEPS[event.key] ?? sideways[event.key];
  if (step === undefined) return null;
  return Math.round(value) + step * (event.shiftKey && Math.abs(step) === 1 ? 10 : 1);
}

function listenToKeys(panel, grip, id, groupId, handle) {
  let pressed = false;
  const rest = () => {
    if (pressed) report(panel, true);
    pressed = false;
  };
  grip.onkeydown = (event) => {
    const row = rowOf(panel, groupId, id);
    const wanted = keyTarget(panel, event, valueOf(row, handle));
    if (wanted === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (row.locked) return;
    pressed = true;
    changeGroup(panel, groupId, moveHandle(panel.groups.get(groupId), id, handle, wanted), false);
  };
  grip.onkeyup = rest;
  grip.onblur = rest;
}

function allowed(rows, row, handle, value) {
  if (value === null) return false;
  if (handle === "low") return value <= row.peak;
  if (handle === "high") return value >= row.peak;
  return value >= lowestPeak(rows, row.id);
}

function listenToField(panel, view, id, groupId, handle) {
  const input = view.inputs[handle];
  const judge = (bad) => {
    setAttributes(input, { "aria-invalid": bad });
    setText(view.problem, bad ? panel.texts.words.bad_number : "");
  };
  const restore = () => {
    input.value = panel.texts.exact(valueOf(rowOf(panel, groupId, id), handle));
  };
  input.onchange = () => {
    const rows = panel.groups.get(groupId);
    const row = rowOf(panel, groupId, id);
    const value = parseWeight(input.value);
    const good = allowed(rows, row, handle, value);
    judge(!good);
    if (!good) return;
    changeGroup(panel, groupId, moveHandle(rows, id, handle, value), true);
    restore();
  };
  input.oninput = () => judge(false);
  input.onblur = () => {
    setAttributes(input, { "aria-invalid": false });
    restore();
  };
}

export default function ({ data, parentElement, setStateValue }) {
  const incoming = decode(data);
  const panel = panels.get(parentElement) ?? createPanel(parentElement, incoming);
  panels.set(parentElement, panel);
  panel.sender.emit = (state) => setStateValue("weights", state);
  update(panel, incoming);
  return () => {
    panel.sender.stop();
    panel.root.remove();
    panels.delete(parentElement);
  };
}
