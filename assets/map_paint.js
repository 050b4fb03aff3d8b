// What a map shows: values into colours, hover texts and legend counts, without Plotly drawing anything anew.
// Plotly's restyle takes a second for 3,321 areas; MapLibre's feature states take 10 to 100 ms.
(function () {
  const { library } = window.tramsoMap;
  const COLOUR = ["to-color", ["coalesce", ["feature-state", "colour"], ["get", "fc"]]];

  const grouped = (digits, mark) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);

  // A whole number of the last decimal shown (453 with one decimal is 45.3) as the reader's language writes it.
  function shown(value, number) {
    const text = String(Math.abs(value)).padStart(number.decimals + 1, "0");
    const whole = grouped(text.slice(0, text.length - number.decimals), number.group);
    const rest = number.decimals ? number.mark + text.slice(-number.decimals) : "";
    return (value < 0 ? "-" : "") + whole + rest + number.suffix;
  }

  const put = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  function lines(spec, data, i, code) {
    const count = (name) => grouped(String(data[name][i]), spec.number.group);
    const kind = parseInt(data.classes[i], 36);
    const known = data.values[i] !== null;
    const value = known ? shown(data.values[i], spec.number) : spec.labels[kind];
    if (data.said) return [data.said[i], ...(known ? [value] : [])].join("<br>");
    if (!data.top) return [value, data.label].join("<br>");
    const ratio = known ? " (" + put(spec.words.ratio, { top: count("top"), bottom: count("bottom") }) + ")" : "";
    const reports = data.stations
      ? [
          put(spec.words.stations, { stations: count("stations") }),
          put(spec.words.reported, { received: count("received"), expected: count("expected") }),
        ]
      : [];
    return [value + ratio, ...reports].join("<br>");
  }

  const role = (graph, name) => graph.data.map((trace, i) => [trace, i]).filter(([t]) => t.meta.role === name);

  // Write values into the traces (arrays changed in place: Plotly's hover and exports read the same ones).
  function fill(graph, spec, places, data) {
    role(graph, "value").forEach(([trace]) => {
      trace.locations.forEach((code, at) => {
        const i = places.position[code];
        trace.z[at] = parseInt(data.classes[i], 36);
        trace.customdata[at] = [places.names[i], lines(spec, data, i, code)];
      });
    });
    const counts = countClasses(data.classes, spec.labels.length);
    role(graph, "legend").forEach(([trace]) => {
      const at = trace.meta.index;
      trace.name = spec.labels[at] + " (" + grouped(String(counts[at]), spec.number.group) + ")";
    });
    return counts;
  }

  function countClasses(classes, length) {
    const counts = new Array(length).fill(0);
    for (const one of classes) counts[parseInt(one, 36)] += 1;
    return counts;
  }

  // Show what `fill` wrote (`drawn`: Plotly has just drawn). Codes that are no numbers (regions) have no feature state: Plotly draws those few.
  function paint(graph, spec, drawn) {
    role(graph, "value").forEach(([trace, at]) => {
      if (!/^\d+$/.test(trace.locations[0])) {
        if (drawn) return;
        return window.Plotly.restyle(graph, { z: [trace.z.slice()] }, [at]);
      }
      const { uid, subplot } = graph._fullData[at];
      const map = library(graph, subplot);
      const layer = "plotly-trace-layer-" + uid + "-fill";
      const source = "source-" + uid;
      if (!map || !map.getLayer(layer)) return;
      trace.locations.forEach((code, i) => {
        map.setFeatureState({ source, id: parseInt(code, 10) }, { colour: spec.colours[trace.z[i]] });
      });
      map.setPaintProperty(layer, "fill-color", COLOUR);
    });
  }

  // Plotly colours a fill by the feature's own `fc` at every redraw. MapLibre fails when a fill that has states
  // is given a colour without them, so the colour with states, which falls back to `fc`, is kept instead.
  function keepStates(graph) {
    const stated = (paint) =>
      paint && paint["fill-color"] && paint["fill-color"].type === "identity"
        ? Object.assign({}, paint, { "fill-color": COLOUR })
        : paint;
    ["map", "map2", "map3"].forEach((name) => {
      const subplot = graph._fullLayout[name]._subplot;
      if (subplot.keepsStates) return;
      const { setOptions, addLayer } = subplot;
      subplot.keepsStates = true;
      subplot.setOptions = (id, method, options) => setOptions.call(subplot, id, method, stated(options));
      subplot.addLayer = (layer, below) =>
        addLayer.call(subplot, Object.assign({}, layer, { paint: stated(layer.paint) }), below);
    });
  }

  // Forget the colours of the shapes that are about to be replaced: codes of two levels can be one number.
  function forget(graph) {
    role(graph, "value").forEach(([, at]) => {
      const { uid, subplot } = graph._fullData[at];
      const map = library(graph, subplot);
      if (map && map.getSource("source-" + uid)) map.removeFeatureState({ source: "source-" + uid });
    });
  }

  // Sea and ground follow the theme; exports keep the light ones of the figure.
  function theme(graph) {
    const css = getComputedStyle(document.documentElement);
    const colour = (name) => css.getPropertyValue(name).trim();
    ["map", "map2", "map3"].forEach((name) => {
      const map = library(graph, name);
      if (map && map.getLayer("sea")) map.setPaintProperty("sea", "background-color", colour("--map-sea"));
    });
    role(graph, "ground").forEach(([, at]) => {
      const drawn = graph._fullData[at];
      const map = library(graph, drawn.subplot);
      const layer = "plotly-trace-layer-" + drawn.uid + "-fill";
      if (map && map.getLayer(layer)) map.setPaintProperty(layer, "fill-color", colour("--map-ground"));
    });
  }

  window.tramsoMap = Object.assign({}, window.tramsoMap, { fill, paint, keepStates, forget, theme, role, put, lines });
})();
