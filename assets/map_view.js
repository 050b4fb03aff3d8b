// The life of a map on a page: drawn when it appears, painted anew when only its values changed.
(function () {
  const kit = window.tramsoMap;
  const config = { displayModeBar: false, scrollZoom: true, doubleClick: false, showTips: false };
  const answers = new Map();
  const home = (node) => node.closest(".map-live");
  const CARRIED = ["spec", "graph", "drawn", "places", "data", "wired", "followed"];
  let shown = [];

  async function ask(address, key = address) {
    if (!answers.has(key)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error(address + ": " + response.status);
        return response.json();
      });
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      if (answers.size > 24) answers.delete(answers.keys().next().value);
    }
    return answers.get(key);
  }

  async function plotly() {
    while (!window.Plotly) await new Promise((done) => setTimeout(done, 30));
  }

  async function askPlaces(spec) {
    if (!spec.urls.places) return { codes: [], names: [], position: {} };
    // Another date or metric of the same places asks for the same list: it is kept by its fingerprint.
    const places = await ask(spec.urls.places, spec.list);
    if (!places.position) places.position = Object.fromEntries(places.codes.map((code, i) => [code, i]));
    return places;
  }

  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  function legend(el, spec, counts) {
    const box = el.querySelector(".map-legend");
    box.replaceChildren();
    const head = document.createElement("strong");
    head.textContent = spec.words.legend;
    box.append(head);
    spec.labels.forEach((text, i) => {
      if (i >= spec.count && !counts[i]) return;
      const line = document.createElement("span");
      const swatch = document.createElement("i");
      const number = document.createElement("b");
      swatch.style.background = spec.colours[i];
      if (i >= spec.count) swatch.className = "blank";
      number.textContent = counts[i].toLocaleString(document.documentElement.lang);
      line.append(swatch, text + " ", number);
      box.append(line);
    });
  }

  function display(el, data) {
    if (el.stationMarks) kit.showStations(el.graph, el.data === data);
    legend(el, el.spec, kit.fill(el.graph, el.spec, el.places, data));
    kit.paint(el.graph, el.spec);
  }

  // `kept` is the plot of the map before, with its three WebGL contexts: making new ones is the slow part.
  function build(el, spec, kept) {
    el.replaceChildren();
    el.insertAdjacentHTML(
      "beforeend",
      '<div class="map-legend"></div><div class="map-frame"><div class="map-plot"></div><div class="map-zoom">' +
        '<button type="button">+</button><button type="button">−</button><button type="button">⌂</button></div></div>',
    );
    const [more, less, reset] = el.querySelectorAll(".map-zoom button");
    [[more, "zoom_in", 1], [less, "zoom_out", -1], [reset, "zoom_home", 0]].forEach(([button, name, by]) => {
      button.setAttribute("aria-label", spec.words[name]);
      button.title = spec.words[name];
      button.addEventListener("click", () => kit.zoom(home(button).graph, by));
    });
    if (spec.urls.history) el.append(kit.bar(el, spec));
    if (kept) return el.querySelector(".map-plot").replaceWith(kept);
    const graph = (el.graph = el.querySelector(".map-plot"));
    new ResizeObserver(() => home(graph) && resize(home(graph))).observe(graph);
  }

  function resize(el) {
    const graph = el.graph;
    const { clientWidth: width, clientHeight: height } = graph;
    if (!el.drawn || !width || (width === graph.layout.width && height === graph.layout.height)) return;
    const layout = Object.assign({}, graph.layout, { width, height });
    kit.aim(layout);
    const aims = ["map2", "map3"].flatMap((n) => [[n + ".center", layout[n].center], [n + ".zoom", layout[n].zoom]]);
    window.Plotly.relayout(graph, Object.assign({ width, height }, Object.fromEntries(aims)));
  }

  async function draw(el, spec, places, data, stations) {
    const { figure } = spec;
    figure.layout.width = el.graph.clientWidth;
    figure.layout.height = el.graph.clientHeight;
    kit.aim(figure.layout);
    const held = [places.codes, ...spec.insets];
    figure.data.filter((t) => t.meta.role === "value").forEach((trace) => {
      trace.locations = held[["map", "map2", "map3"].indexOf(trace.subplot)].slice();
      trace.z = trace.locations.map(() => 0);
      trace.customdata = trace.locations.map(() => ["", ""]);
    });
    if (stations) kit.placeStations(figure.data, spec, stations);
    const counts = kit.fill({ data: figure.data }, spec, places, data);
    if (el.graph._fullData) kit.forget(el.graph);
    await window.Plotly.react(el.graph, figure.data, figure.layout, config);
    legend(el, spec, counts);
    wire(el);
    kit.theme(el.graph);
    kit.scaleBar(el.graph);
  }

  function wire(el) {
    kit.follow(el, el.graph);
    kit.keepStates(el.graph);
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
    graph.on("plotly_afterplot", () => {
      const now = home(graph);
      if (!now || !now.drawn) return;
      kit.paint(graph, now.spec, true);
      kit.theme(graph);
    });
  }

  // Dash builds the page anew at every address: the map drawn before moves into its new place.
  function adopt(el, spec) {
    const gone = shown.filter((other) => !other.isConnected && other.drawn);
    const old = gone.find((other) => other.spec.key === spec.key) || gone[0];
    if (!old || el.spec) return void (shown = [...new Set([...shown, el])]);
    shown = shown.filter((other) => other !== old).concat(el);
    clearInterval(old.playing);
    el.replaceChildren(...old.childNodes);
    CARRIED.forEach((name) => (el[name] = old[name]));
  }

  async function update(el) {
    const spec = JSON.parse(el.dataset.map);
    adopt(el, spec);
    const before = el.spec;
    el.spec = spec;
    const card = el.closest("figure");
    el.facts = card.dataset.facts;
    el.summary = card.querySelector("p.sr-only")?.textContent;
    el.history = null;
    const kept = el.drawn && before && before.key === spec.key;
    if (!kept) {
      build(el, spec, el.graph);
      el.drawn = false;
    }
    try {
      const parts = [askPlaces(spec), ask(spec.urls.values), spec.urls.stations && ask(spec.urls.stations)];
      const [places, data, stations] = await Promise.all([...parts, plotly()]);
      if (el.spec !== spec) return;
      Object.assign(el, { places, data, stationMarks: Boolean(stations) });
      if (kept && !stations) display(el, data);
      else await draw(el, spec, places, data, stations);
      el.drawn = true;
      el.dataset.ready = spec.urls.values;
      if (spec.urls.history) (window.requestIdleCallback || setTimeout)(() => kit.load(el, spec));
    } catch (failed) {
      console.warn(failed);
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
    document.querySelectorAll(".map-live").forEach((el) => el.drawn && kit.theme(el.graph));
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  window.tramsoMap = Object.assign({}, window.tramsoMap, { display, go });
})();
