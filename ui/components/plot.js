// A Plotly figure that is drawn once and then updated on the same node: no
// blank frame, and hover and zoom stay.

const plots = new WeakMap();

function createPlot(parent) {
  const frame = document.createElement("div");
  const canvas = document.createElement("div");
  const scenery = document.createElement("div");
  const targets = document.createElement("ul");
  const failure = document.createElement("p");
  const probe = document.createElement("span");
  frame.className = "khoosheh-plot";
  canvas.className = "khoosheh-plot-canvas";
  scenery.className = "khoosheh-plot-scenery";
  scenery.setAttribute("aria-hidden", "true");
  targets.className = "khoosheh-plot-targets";
  probe.className = "khoosheh-plot-probe";
  probe.hidden = true;
  failure.className = "khoosheh-plot-failure";
  failure.setAttribute("role", "status");
  failure.hidden = true;
  frame.append(scenery, canvas, targets, failure, probe);
  parent.append(frame);
  const plot = {
    frame, canvas, scenery, targets, failure, probe, Plotly: null, head: null, base: null,
    baseKey: null, painted: null, dark: null, dress: "", colors: null, sceneryDrawn: "",
    width: 0, height: 0, scheduled: false, drawing: false, stale: false, clicks: createClicks(),
  };
  plot.saves = createSaves(plot);
  parent.append(plot.saves);
  plot.observer = new ResizeObserver(() => {
    const width = Math.floor(frame.clientWidth);
    const height = Math.floor(frame.clientHeight);
    if (width === plot.width && height === plot.height) return;
    Object.assign(plot, { width, height });
    schedule(plot);
  });
  plot.observer.observe(frame);
  return plot;
}

// Asking for a computed colour makes the browser settle all styles, so it is asked
// only when Streamlit has dressed the page anew.
function refreshColors(plot) {
  const dress = document.querySelector(".stApp")?.className;
  if (plot.dark === null || dress !== plot.dress) {
    const dark = groundIsDark(plot.probe);
    if (dark !== plot.dark) plot.painted = null;
    Object.assign(plot, { dark, dress });
  }
  plot.colors = colorsOf(plot.head.roles, plot.dark);
  plot.painted ??= paint(plot.base, plot.colors);
}

function layoutOf(plot) {
  const layout = paint(plot.head.layout, plot.colors);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { transition, ...rest } = layout;
  return {
    ...rest, ...(transition && !still ? { transition } : {}),
    width: plot.width, height: plot.height, autosize: false,
  };
}

// With a base the figure is two pictures: the scenery, drawn when the base
// changes, and over it the live traces, which Plotly then updates at the cost
// of those few alone.
function picturesOf(plot) {
  const layout = layoutOf(plot);
  if (plot.baseKey === null) return { traces: plot.painted, layout, behind: null };
  const { images, paper_bgcolor: paper, plot_bgcolor: ground, transition, ...shared } = layout;
  const clear = "rgba(0,0,0,0)";
  return {
    traces: plot.head.live.map(([, trace]) => paint(trace, plot.colors)),
    layout: {
      ...shared, ...(transition ? { transition } : {}), paper_bgcolor: clear, plot_bgcolor: clear,
    },
    behind: {
      ...shared, images: images ?? [], paper_bgcolor: paper, plot_bgcolor: ground,
      annotations: [], shapes: [], showlegend: false,
    },
  };
}

// The scenery follows the ranges that the live picture shows.
function drawScenery(plot) {
  if (!plot.behind) return undefined;
  const { xaxis, yaxis } = plot.canvas._fullLayout;
  const axis = ({ range }) => ({ range: [...range], visible: false });
  const layout = { ...plot.behind, xaxis: axis(xaxis), yaxis: axis(yaxis), dragmode: false };
  const wanted = JSON.stringify([plot.baseKey, plot.dark, layout]);
  if (wanted === plot.sceneryDrawn) return undefined;
  plot.sceneryDrawn = wanted;
  return plot.Plotly.react(plot.scenery, plot.painted, layout,
    { displayModeBar: false, staticPlot: true });
}

// Only the newest state is drawn, and one picture a frame, in the order of the
// page: the first then shows without waiting for the others.
const queue = [];

function schedule(plot) {
  plot.stale = true;
  if (plot.scheduled || plot.drawing) return;
  plot.scheduled = true;
  queue.push(plot);
  if (queue.length === 1) requestAnimationFrame(drawNext);
}

function drawNext() {
  const plot = queue.shift();
  plot.scheduled = false;
  if (queue.length) requestAnimationFrame(drawNext);
  draw(plot);
}

async function draw(plot) {
  if (!plot.Plotly || !plot.width || !plot.height || !plot.head) return;
  plot.stale = false;
  plot.drawing = true;
  const { head } = plot;
  refreshColors(plot);
  const { traces, layout, behind } = picturesOf(plot);
  plot.behind = behind;
  try {
    // A movement may be overtaken by the next picture, so nobody waits for its end.
    const done = drawLive(plot, traces, layout);
    if (!layout.transition) await done;
    await drawScenery(plot);
    announce(plot, head);
  } finally {
    plot.drawing = false;
  }
  if (plot.stale) schedule(plot);
}

function drawLive(plot, traces, layout) {
  const done = plot.Plotly.react(plot.canvas, traces, layout, configOf(plot));
  if (!plot.drawn) {
    plot.drawn = true;
    listen(plot);
  }
  return done;
}

// Nothing leaves the machine, so Plotly's own way to share a chart is off.
// Two quick clicks on two marks are no wish for the first view; the mode bar has a button for it.
const HOUSE_RULES = { displayModeBar: false, showSendToCloud: false, doubleClick: false };

// The button stays the same object, for Plotly draws everything anew when it changes.
function configOf(plot) {
  const { config, picture } = plot.head;
  if (!picture) return { ...HOUSE_RULES, ...config };
  if (plot.saveButton?.title !== picture.label) {
    plot.saveButton = {
      name: "savePicture", title: picture.label, icon: plot.Plotly.Icons.camera,
      click: () => savePicture(plot),
    };
  }
  return { ...HOUSE_RULES, displayModeBar: true, ...config, modeBarButtonsToAdd: [plot.saveButton] };
}

// Both pictures as one file, made here in the browser, with what its title says on top.
function savePicture(plot) {
  const { filename, title } = plot.head.picture;
  const { traces, layout, behind } = picturesOf(plot);
  const { xaxis, yaxis } = plot.canvas._fullLayout;
  const scenery = behind ? plot.painted.map((trace) => ({ ...trace, showlegend: false })) : [];
  const room = 44;
  const whole = {
    ...layout, ...(behind ? { plot_bgcolor: behind.plot_bgcolor, images: behind.images } : {}),
    paper_bgcolor: plot.colors["@background"],
    xaxis: { ...layout.xaxis, range: [...xaxis.range] },
    yaxis: { ...layout.yaxis, range: [...yaxis.range] },
    title: { text: title, font: { size: 18 }, x: 0.5, xanchor: "center", y: 0.98 },
    margin: { ...layout.margin, t: (layout.margin?.t ?? 0) + room },
    height: plot.height + room,
  };
  plot.Plotly.downloadImage({ data: [...scenery, ...traces], layout: whole }, {
    format: "png", filename, width: plot.width, height: plot.height + room, scale: 2,
  });
}

function announce(plot, { key, stamp }) {
  plot.canvas.dataset.drawn = stamp;
  window.dispatchEvent(new CustomEvent("khoosheh:drawn", { detail: { key, stamp } }));
}

function sendClick(plot, customdata, curve, point) {
  if (plot.head.clickable) takeClick(plot.clicks, customdata, curve, point);
}

function listen(plot) {
  listenForClicks(plot.canvas, (point) => {
    const curve = plot.head.live[point.curveNumber]?.[0] ?? point.curveNumber;
    sendClick(plot, point.customdata, curve, point.pointNumber ?? -1);
  });
  plot.canvas.on("plotly_selected", (event) => {
    const caught = (event?.points ?? []).map((point) => point.customdata);
    const ids = [...new Set(caught.filter((id) => typeof id === "string"))];
    if (!ids.length) return;
    sendClick(plot, ids, -1, -1);
    plot.Plotly.relayout(plot.canvas, { selections: [] });
  });
  plot.canvas.on("plotly_relayouting", () => drawScenery(plot));
  plot.canvas.on("plotly_relayout", () => drawScenery(plot));
}

// What the mouse can select, the keyboard can: one button per target, shown on focus.
function drawTargets(plot) {
  const { targets, words } = plot.head;
  const ids = targets.map((target) => JSON.stringify(target.id));
  const before = [...plot.targets.querySelectorAll("button")];
  if (before.length !== ids.length || before.some((button, i) => button.dataset.id !== ids[i])) {
    const focused = before.find((button) => button === document.activeElement)?.dataset.id;
    plot.targets.replaceChildren(...targets.map((target) => newTarget(plot, target)));
    plot.targets.querySelectorAll("button")[ids.indexOf(focused)]?.focus();
  }
  plot.targets.querySelectorAll("button").forEach((button, i) => {
    button.textContent = targets[i].label;
    button.setAttribute("aria-pressed", String(Boolean(targets[i].selected)));
  });
  plot.targets.hidden = targets.length === 0;
  plot.targets.setAttribute("aria-label", words.targets ?? plot.head.alt);
}

function newTarget(plot, { id }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.id = JSON.stringify(id);
  button.onclick = () => sendClick(plot, id, -1, -1);
  item.append(button);
  return item;
}

function update(plot, bytes) {
  const { head, base } = decode(bytes, plot.baseKey);
  plot.head = head;
  if (base) {
    plot.base = base;
    plot.baseKey = head.base_key;
    plot.painted = null;
  }
  plot.frame.style.height = head.height;
  plot.frame.lang = head.lang;
  plot.canvas.dataset.khooshehPlot = head.key;
  // An image holds nothing to press; a picture with zoom buttons is a group of things.
  plot.canvas.setAttribute("role", head.config.displayModeBar ? "group" : "img");
  plot.canvas.setAttribute("aria-label", head.alt);
  plot.targets.dir = head.lang === "fa" ? "rtl" : "ltr";
  plot.failure.dir = plot.targets.dir;
  drawTargets(plot);
  drawSaves(plot);
  schedule(plot);
}

async function start(plot) {
  try {
    plot.Plotly = await loadPlotly(plot.head.plotly_url);
    schedule(plot);
  } catch {
    plot.failure.textContent = plot.head.words.failed;
    plot.failure.hidden = false;
  }
}

function remove(plot, parent) {
  plot.observer.disconnect();
  clearTimeout(plot.clicks.underWay);
  plot.head = null;
  if (plot.drawn) [plot.canvas, plot.scenery].forEach((node) => plot.Plotly.purge(node));
  plot.frame.remove();
  plot.saves.remove();
  plots.delete(parent);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = plots.get(parentElement);
  const plot = known ?? createPlot(parentElement);
  plots.set(parentElement, plot);
  plot.clicks.send = (click) => setTriggerValue("click", click);
  update(plot, data);
  if (known) clickAnswered(plot.clicks);
  if (!known) start(plot);
  return () => remove(plot, parentElement);
}
