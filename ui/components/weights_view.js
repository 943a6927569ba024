// The elements of the panel: built once, then only their texts and numbers change.

const HANDLES = ["low", "peak", "high"];
const LOCK_PATHS = {
  open: "M5 7V5a3 3 0 0 1 5.8-1.1M3.5 7h9v6.5h-9z",
  closed: "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
};

function icon(path) {
  return shape("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" },
    shape("path", { d: path }));
}

function buildTrack() {
  const polygon = shape("polygon", { points: "0,20 0,0 0,20" });
  const picture = shape("svg", {
    viewBox: "0 0 100 20", preserveAspectRatio: "none", class: "triangle", "aria-hidden": "true",
  }, polygon);
  const grips = Object.fromEntries(HANDLES.map((handle) => [handle, element("div", {
    class: `grip ${handle}`, role: "slider", tabindex: 0, "data-handle": handle,
    "aria-orientation": "horizontal",
  })]));
  const rail = element("div", { class: "rail" }, picture, ...HANDLES.map((name) => grips[name]));
  return { track: element("div", { class: "track" }, rail), rail, polygon, grips };
}

function buildFields() {
  const inputs = Object.fromEntries(HANDLES.map((handle) => [handle, element("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", size: 4, "data-handle": handle,
  })]));
  const captions = Object.fromEntries(HANDLES.map((handle) => [handle, element("span")]));
  const problem = element("p", { class: "problem", role: "alert" });
  const fields = element("div", { class: "fields" },
    ...HANDLES.map((name) => element("label", {}, captions[name], inputs[name])), problem);
  return { fields, inputs, captions, problem };
}

function buildRow(id, hasChildren) {
  const label = element("span", { class: "label" });
  const disclosure = hasChildren
    ? element("button", { type: "button", class: "disclosure" }, icon("M6 4l4 4-4 4"), label)
    : null;
  const share = element("span", { class: "share" });
  const shown = HANDLES.map(() => element("span"));
  const numbers = element("button", { type: "button", class: "numbers" }, ...shown);
  const lock = element("button", { type: "button", class: "lock" }, icon(LOCK_PATHS.open));
  const head = element("div", { class: "head" }, disclosure ?? label, share, numbers, lock);
  const { track, rail, polygon, grips } = buildTrack();
  const { fields, inputs, captions, problem } = buildFields();
  const root = element("div", { class: "row", role: "group", "data-id": id }, head, track, fields);
  const view = {
    root, disclosure, label, share, numbers, shown, lock, rail, polygon, grips, fields, inputs, captions,
    problem,
  };
  if (hasChildren) {
    view.children = element("div", { class: "children" });
    root.append(view.children);
  }
  return view;
}

function buildBar() {
  const presets = element("select", { class: "presets" });
  const resetLabel = element("span");
  const reset = element("button", { type: "button", class: "reset" },
    icon("M4 6a5 5 0 1 1-.6 4M3.5 2.5V6H7"), resetLabel);
  return { bar: element("div", { class: "bar" }, presets, reset), presets, reset, resetLabel };
}

// Writes what a row is now; `texts` holds formatters and words, see weights.js.
function drawRow(view, row, state, texts) {
  const triangle = triangleOf(row);
  const [low, peak, high] = triangle;
  const values = { low, peak, high };
  const limits = { low: [0, peak], peak: [state.lowest, TOP], high: [peak, TOP] };
  const label = row.label;
  const shareText = texts.percent(state.share);
  const shown = triangle.map(texts.number);

  setAttributes(view.root, { "aria-label": label, "data-locked": row.locked });
  setText(view.label, label);
  setText(view.share, shareText);
  view.root.style.setProperty("--low", round2(low));
  view.root.style.setProperty("--peak", round2(peak));
  view.root.style.setProperty("--high", round2(high));
  setAttributes(view.polygon, { points: `${low},20 ${peak},0 ${high},20` });
  view.share.title = fill(texts.words.global_share, { share: texts.percent(state.wholeShare) });
  view.label.title = row.hint;

  HANDLES.forEach((handle, i) => {
    setAttributes(view.grips[handle], {
      "aria-label": fill(texts.words[handle], { label }),
      "aria-valuemin": round2(limits[handle][0]),
      "aria-valuemax": round2(limits[handle][1]),
      "aria-valuenow": round2(values[handle]),
      "aria-valuetext": fill(texts.words.value, { value: shown[i], share: shareText }),
      "aria-disabled": row.locked,
    });
    drawField(view, handle, values[handle], row, texts);
  });
  view.shown.forEach((span, i) => setText(span, shown[i]));
  setAttributes(view.numbers, {
    "aria-label": fill(texts.words.numbers, { label, low: shown[0], peak: shown[1], high: shown[2] }),
    "aria-expanded": state.numbersOpen,
  });
  view.fields.hidden = !state.numbersOpen;
  drawLock(view, row, state, texts);
  if (view.children) {
    setAttributes(view.disclosure, { "aria-expanded": state.open });
    view.children.hidden = !state.open;
  }
}

function drawField(view, handle, value, row, texts) {
  const input = view.inputs[handle];
  setText(view.captions[handle], texts.words[`${handle}_short`]);
  setAttributes(input, { "aria-label": fill(texts.words[handle], { label: row.label }) });
  input.disabled = row.locked;
  // What is being typed stays as typed until it is taken or given up.
  if (input !== view.root.getRootNode().activeElement) input.value = texts.exact(value);
}

function drawLock(view, row, state, texts) {
  const words = row.locked ? texts.words.unlock : texts.words.lock;
  setAttributes(view.lock, {
    "aria-label": fill(words, { label: row.label }),
    "aria-pressed": row.locked,
    "aria-disabled": !row.locked && !state.lockable,
  });
  view.lock.title = fill(words, { label: row.label });
  setAttributes(view.lock.querySelector("path"),
    { d: row.locked ? LOCK_PATHS.closed : LOCK_PATHS.open });
}

function drawBar(bar, presets, current, texts) {
  const wanted = [{ id: "", label: texts.words.custom }, ...presets];
  const options = [...bar.presets.options];
  const same = options.length === wanted.length &&
    wanted.every((preset, i) => options[i].value === preset.id && options[i].text === preset.label);
  if (!same) {
    bar.presets.replaceChildren(...wanted.map((preset) => new Option(preset.label, preset.id)));
  }
  if (bar.presets.value !== current) bar.presets.value = current;
  setAttributes(bar.presets, { "aria-label": texts.words.presets });
  setText(bar.resetLabel, texts.words.reset);
}
