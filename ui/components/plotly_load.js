// Loads Plotly once per page; whoever asks first starts it, everybody gets the same one.

function loadPlotly(url) {
  window.khooshehPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error(url)));
    script.onerror = () => {
      // A later plot may try again, for the server may be back by then.
      script.remove();
      window.khooshehPlotly = undefined;
      reject(new Error(url));
    };
    document.head.append(script);
  });
  return window.khooshehPlotly;
}
