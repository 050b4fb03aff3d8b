// The life of a map on a page: drawn when it appears, painted anew when only its values changed.
(() => {
  const { plotly } = window.tramso;
  const { ask, askPlaces, build, draw, ground, nameMaps, reveal, theme } = window.tramsoMap;
  const { display, facts, bar, dated, load, stop } = window.tramsoMap;
  const CARRIED = ["spec", "graph", "drawn", "places", "data", "history", "saying", "wired", "followed"];
  let shown = [];
  let focused = null;

  // Dash builds the page anew at every address: the map drawn before moves into its new place.
  function adopt(el, spec) {
    const gone = shown.filter((other) => !other.isConnected && other.drawn);
    const old = gone.find((other) => other.spec.key === spec.key) || gone[0];
    if (!old || el.spec) {
      shown = [...new Set([...shown, el])];
      return;
    }
    shown = shown.filter((other) => other !== old).concat(el);
    stop(old);
    el.replaceChildren(...old.childNodes);
    for (const name of CARRIED) el[name] = old[name];
  }

  // Taken from the page, even for a moment, a slider loses the keyboard; what is hidden cannot have it back.
  function refocus(el) {
    if (focused && el.contains(focused) && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
  }

  // A second map that stays on its date has no slider.
  function timed(el, spec) {
    const slider = el.querySelector(".map-time");
    if (spec.urls.history && !slider) el.append(bar(spec));
    if (!spec.urls.history && slider) slider.remove();
    dated(el);
  }

  async function update(el) {
    const spec = JSON.parse(el.dataset.map);
    adopt(el, spec);
    const before = el.spec;
    el.spec = spec;
    const card = el.closest("figure");
    el.summary = card.querySelector("p.sr-only")?.textContent;
    const kept = el.drawn && before && before.key === spec.key;
    // Of the same shapes the map goes on; of others their picture stands until they are drawn.
    if (kept) {
      el.dataset.drawn = "";
      refocus(el);
    } else {
      build(el, spec, el.graph);
      delete el.dataset.drawn;
      el.drawn = false;
      el.history = null;
    }
    facts(el, spec);
    timed(el, spec);
    try {
      const parts = [askPlaces(spec), ask(spec.urls.values), spec.urls.stations && ask(spec.urls.stations)];
      const [places, data, stations] = await Promise.all([
        ...parts,
        plotly("maps").then(() => ground(el, spec)),
      ]);
      if (el.spec !== spec) return;
      Object.assign(el, { places, data, stations });
      el.dataset.shown = "";
      if (kept && !stations) display(el, data);
      else await draw(el, spec, places, data, stations);
      nameMaps(el, spec);
      el.drawn = true;
      reveal(el, spec);
      el.dataset.ready = spec.urls.values;
      if (spec.urls.history) (window.requestIdleCallback || setTimeout)(() => load(el, spec));
    } catch (failed) {
      console.warn(failed);
      el.dataset.failed = "";
      el.textContent = spec.words.failed;
    }
  }

  function scan() {
    document.querySelectorAll(".map-live").forEach((el) => {
      if (el.dataset.map === el.seen) return;
      el.seen = el.dataset.map;
      update(el);
    });
  }

  new MutationObserver(scan).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-map"],
  });
  new MutationObserver(() => {
    for (const el of document.querySelectorAll(".map-live")) if (el.drawn) theme(el.graph);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  document.addEventListener("focusin", (event) => {
    focused = event.target.closest(".map-live") && event.target;
  });

  // The page as it came says that a map follows: what draws it is fetched while Dash starts.
  if (document.querySelector("#first .map-live")) plotly("maps").catch(() => {});
})();
