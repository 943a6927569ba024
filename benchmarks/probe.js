// Put into the page before its own scripts: notes when the finger moved, when a
// message left, when its answer was painted, and which frames showed nothing.

(() => {
  const probe = { inputs: [], sent: [], shown: [], frames: 0, blank: 0, isBlank: () => false };
  window.khooshehProbe = probe;

  // After the next paint when called in a frame's callback or later in that frame.
  const afterPaint = (act) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
  const notePainted = (stamp) => afterPaint(() => probe.shown.push([stamp, performance.now()]));

  addEventListener("pointermove", (event) => {
    if (event.buttons & 1) probe.inputs.push(event.timeStamp);
  }, { capture: true });

  // A message of the app carries its number as JSON somewhere in its bytes.
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const text = typeof data === "string" ? data : new TextDecoder("latin1").decode(data);
    const number = text.match(/seq\\*":(\d+)/);
    if (number) probe.sent.push([Number(number[1]), performance.now()]);
    return send.call(this, data);
  };

  // Looked at after the paint, when asking for sizes costs no second layout.
  const sample = () => {
    afterPaint(() => {
      probe.frames += 1;
      probe.blank += Number(probe.isBlank());
    });
    requestAnimationFrame(sample);
  };

  probe.watchPlot = (name) => {
    const find = () => document.querySelector(`[data-khoosheh-plot="${name}"]`);
    const bars = (node) =>
      [...node.querySelectorAll(".barlayer .point path")]
        .filter((path) => path.getAttribute("d") !== "M0,0Z").length;
    const first = find();
    const count = bars(first);
    probe.isBlank = () => find() !== first || !first.offsetWidth || bars(first) < count;
    addEventListener("khoosheh:drawn", ({ detail }) => {
      if (detail.key === name) notePainted(detail.stamp);
    });
    sample();
  };

  probe.watchText = (selector) => {
    const find = () => document.querySelector(selector);
    let before = "";
    probe.isBlank = () => !find()?.offsetWidth || !find().textContent;
    new MutationObserver(() => {
      const text = find()?.textContent ?? "";
      if (text === before) return;
      before = text;
      requestAnimationFrame(() => notePainted(parseInt(text, 10)));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    sample();
  };
})();
