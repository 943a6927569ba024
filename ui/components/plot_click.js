// From a press on the picture to one click of the app: of the right point, once, one at a time.

const ANSWER_MS = 1500;
const REACH_PX = 26;
const LOOK_AGAIN_MS = 80;

// One click is under way at a time: one that overtook the answer to another would put an end to
// the run that has not yet taken the first.
function createClicks() {
  return { count: 0, waiting: [], underWay: null, send: () => {} };
}

function takeClick(clicks, customdata, curve, point) {
  clicks.count += 1;
  clicks.waiting.push({ customdata: customdata ?? null, curve, point, n: clicks.count });
  sendNext(clicks);
}

function sendNext(clicks) {
  if (clicks.underWay || !clicks.waiting.length) return;
  clicks.send(clicks.waiting.shift());
  clicks.underWay = setTimeout(() => clickAnswered(clicks), ANSWER_MS);
}

function clickAnswered(clicks) {
  clearTimeout(clicks.underWay);
  clicks.underWay = null;
  sendNext(clicks);
}

// Plotly looks for what is under the pointer twenty times a second at the most, and a click that
// comes sooner, as a tap does, is told what was there before. The look that the click itself asks
// for comes a little later and leaves no event, only Plotly's own note of what it found.
function listenForClicks(canvas, take) {
  canvas.on("plotly_click", ({ event, points: [point] }) => {
    // The second half of a double click would undo the first.
    if (event?.detail > 1) return;
    const isThere = (found) => found && (!event || isAt(canvas, found, event));
    const takeFound = ([found] = []) => isThere(found) && take(found);
    if (isThere(point)) take(point);
    else setTimeout(() => takeFound(canvas._hoverdata), LOOK_AGAIN_MS);
  });
}

function isAt(canvas, { bbox, data }, { clientX, clientY }) {
  if (!bbox) return true;
  const { left, top } = canvas.getBoundingClientRect();
  const isNear = (at, low, high) => at > low - REACH_PX && at < high + REACH_PX;
  // A bar is hit anywhere along its length.
  return isNear(clientY - top, bbox.y0, bbox.y1)
    && (data.type === "bar" || isNear(clientX - left, bbox.x0, bbox.x1));
}
