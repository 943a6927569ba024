// A change of page is one step of the browser's Back. Streamlit empties the address when the page
// changes and the app fills it again, which would leave the empty address as a step of its own,
// one that leads straight forward again.

function keepStepsSingle() {
  if (window.khooshehSteps) return;
  window.khooshehSteps = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const next = new URL(url ?? location.href, location.href);
    const fills = location.search === "" && next.pathname === location.pathname;
    if (fills) history.replaceState(state, title, url);
    else push(state, title, url);
  };
}
