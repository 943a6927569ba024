// Taking a picture away: PNG and SVG made by Plotly in the browser, with nothing sent anywhere.

const SAVE_FORMATS = [["png", 2], ["svg", 1]];
const LETTER_WIDTH = 8.5;
const LINE_HEIGHT = 20;

function createSaves(plot) {
  const saves = document.createElement("div");
  saves.className = "khoosheh-plot-saves";
  saves.hidden = true;
  for (const [format, scale] of SAVE_FORMATS) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.format = format;
    button.onclick = () => saveCaptioned(plot, format, scale);
    saves.append(button);
  }
  return saves;
}

function drawSaves(plot) {
  const { saves, lang } = plot.head;
  plot.saves.hidden = !saves;
  if (!saves) return;
  plot.saves.dir = lang === "fa" ? "rtl" : "ltr";
  plot.saves.querySelectorAll("button").forEach((button) => {
    button.textContent = saves[button.dataset.format];
  });
}

// Plotly breaks no lines and lays each out left to right, so each gets its own isolate.
function linesOf(text, width, lang) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && (last.length + word.length + 1) * LETTER_WIDTH > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lang === "fa" ? lines.map((line) => `\u2067${line}\u2069`) : lines;
}

function captionOf(lines, lang, place, font) {
  const side = lang === "fa" ? "right" : "left";
  return {
    ...place, xref: "paper", x: lang === "fa" ? 1 : 0, xanchor: side, yref: "paper",
    text: lines.join("<br>"), align: side, showarrow: false, font,
  };
}

// The picture carries its answer above and its assumptions below.
function pictureToSave(plot) {
  const { traces, layout } = picturesOf(plot);
  const { head: { saves, lang }, colors, width, height } = plot;
  const title = linesOf(saves.title, width * 0.85, lang);
  const note = linesOf(saves.note, width * 1.1, lang);
  const above = title.length * LINE_HEIGHT * 1.2 + 12;
  const below = note.length * LINE_HEIGHT * 0.9 + 12;
  const margin = { ...layout.margin };
  const room = { t: (margin.t ?? 0) + above, b: (margin.b ?? 0) + below };
  const captions = [
    captionOf(title, lang, { y: 1, yanchor: "bottom", yshift: (margin.t ?? 0) + 4 },
      { size: 16, color: colors["@text"] }),
    captionOf(note, lang, { y: 0, yanchor: "top", yshift: -(margin.b ?? 0) - 4 },
      { size: 12, color: colors["@muted"] }),
  ];
  return {
    data: traces,
    layout: {
      ...layout, height: height + above + below, margin: { ...margin, ...room },
      paper_bgcolor: colors["@background"],
      annotations: [...(layout.annotations ?? []), ...captions],
    },
  };
}

function saveCaptioned(plot, format, scale) {
  if (!plot.Plotly || !plot.colors) return undefined;
  const picture = pictureToSave(plot);
  const { width, height } = picture.layout;
  return plot.Plotly.downloadImage(picture, {
    format, scale, width, height, filename: plot.head.saves.name,
  });
}
