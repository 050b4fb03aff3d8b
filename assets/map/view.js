// The life of a map on a page: drawn when it appears, painted anew when only its values changed.
(() => {
  const { plotly } = window.tramso;
  const {
    library,
    aim,
    scaleBar,
    follow,
    zoom,
    ask,
    askPlaces,
    fill,
    say,
    forget,
    keepStates,
    theme,
    placeStations,
  } = window.tramsoMap;
  const { display, facts, go, legend, bar, dated, load, stop } = window.tramsoMap;
  const config = { displayModeBar: false, scrollZoom: true, doubleClick: false, showTips: false };
  const home = (node) => node.closest(".map-live");
  const CARRIED = ["spec", "graph", "drawn", "places", "data", "history", "saying", "wired", "followed"];
  const SLOW_MS = 4000;
  let shown = [];
  let focused = null;

  // `kept` is the plot of the map before, with its three WebGL contexts: making new ones is the slow part.
  function build(el, spec, kept) {
    el.replaceChildren();
    el.insertAdjacentHTML(
      "beforeend",
      '<div class="map-legend"></div><div class="map-frame"><div class="map-plot"></div><div class="map-zoom">' +
        '<button type="button">+</button><button type="button">−</button><button type="button">⌂</button></div></div><p class="map-facts"></p>',
    );
    const [more, less, reset] = el.querySelectorAll(".map-zoom button");
    [
      [more, "zoom_in", 1],
      [less, "zoom_out", -1],
      [reset, "zoom_home", 0],
    ].forEach(([button, name, by]) => {
      button.setAttribute("aria-label", spec.words[name]);
      button.title = spec.words[name];
      button.addEventListener("click", () => zoom(home(button).graph, by));
    });
    if (kept) return el.querySelector(".map-plot").replaceWith(kept);
    const graph = el.querySelector(".map-plot");
    el.graph = graph;
    new ResizeObserver(() => home(graph) && resize(home(graph))).observe(graph);
  }

  function resize(el) {
    const graph = el.graph;
    const { clientWidth: width, clientHeight: height } = graph;
    if (!el.drawn || !width || (width === graph.layout.width && height === graph.layout.height)) return;
    const layout = Object.assign({}, graph.layout, { width, height });
    aim(layout);
    const aims = ["map2", "map3"].flatMap((n) => [
      [`${n}.center`, layout[n].center],
      [`${n}.zoom`, layout[n].zoom],
    ]);
    window.Plotly.relayout(graph, Object.assign({ width, height }, Object.fromEntries(aims)));
  }

  async function draw(el, spec, places, data, stations) {
    const { figure } = spec;
    figure.layout.width = el.graph.clientWidth;
    figure.layout.height = el.graph.clientHeight;
    aim(figure.layout);
    const held = [places.codes, ...spec.insets];
    figure.data
      .filter((t) => t.meta.role === "value")
      .forEach((trace) => {
        trace.locations = held[["map", "map2", "map3"].indexOf(trace.subplot)].slice();
        trace.z = trace.locations.map(() => 0);
        trace.customdata = trace.locations.map(() => ["", ""]);
      });
    if (stations) placeStations(figure.data, spec, stations);
    clearTimeout(el.saying);
    const entries = fill(figure, spec, places, data, stations);
    say(figure, spec, places, data);
    forget(el.graph);
    await window.Plotly.react(el.graph, figure.data, figure.layout, config);
    legend(el, spec, entries);
    wire(el);
    scaleBar(el.graph);
  }

  // The ground first: then the maps are there and know about states before the many shapes are read, once.
  async function ground(el, { figure }) {
    if (el.graph._fullData) return;
    figure.layout.width = el.graph.clientWidth;
    figure.layout.height = el.graph.clientHeight;
    aim(figure.layout);
    const grounds = figure.data.filter((trace) => trace.meta.role === "ground");
    await window.Plotly.newPlot(el.graph, grounds, figure.layout, config);
    keepStates(el.graph);
    theme(el.graph);
  }

  // MapLibre calls each of its maps “Map”.
  function nameMaps(el, { names }) {
    const drawn = el.graph.querySelectorAll(".maplibregl-canvas");
    for (const [at, name] of names.entries()) drawn[at]?.setAttribute("aria-label", name);
  }

  function wire(el) {
    follow(el, el.graph);
    const graph = el.graph;
    if (el.wired === graph) return;
    el.wired = graph;
    graph.on("plotly_click", (event) => {
      const point = event.points[0];
      const station = point.data.meta.role === "stations";
      const code = station ? point.data.ids[point.pointNumber] : point.location;
      const { spec } = home(graph);
      const address = station ? spec.station : spec.link;
      if (address) go(address.replace("{code}", encodeURIComponent(code)));
    });
  }

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
    // Taken from the page, even for a moment, a slider loses the keyboard.
    if (focused && el.contains(focused) && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
  }

  // A map takes its picture's place once it has nothing more to draw.
  function reveal(el, spec) {
    const show = () => {
      if (el.spec === spec) el.dataset.drawn = "";
    };
    const map = library(el.graph, "map");
    if (!map || map.loaded()) return show();
    map.once("idle", show);
    setTimeout(show, SLOW_MS);
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
    if (kept) el.dataset.drawn = "";
    else {
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
