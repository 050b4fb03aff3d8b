// The drawing of a map: its frame with buttons, the ground, then areas and stations; the picture gives way to it.
(() => {
  const { library, aim, scaleBar, follow, zoom, fill, say, forget, keepStates, theme, placeStations } =
    window.tramsoMap;
  const { go, legend } = window.tramsoMap;
  const config = { displayModeBar: false, scrollZoom: true, doubleClick: false, showTips: false };
  const home = (node) => node.closest(".map-live");
  const SLOW_MS = 4000;

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

  window.tramsoMap = { ...window.tramsoMap, build, draw, ground, nameMaps, reveal };
})();
