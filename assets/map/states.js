// Colours by feature state, so that values change without shapes being read anew.
(() => {
  const { token } = window.tramso;
  const { library } = window.tramsoMap;
  const NAMES = ["map", "map2", "map3"];
  const COLOUR = ["to-color", ["coalesce", ["feature-state", "colour"], ["get", "fc"]]];

  const painted = new WeakMap();

  const layerOf = (uid) => `plotly-trace-layer-${uid}-fill`;
  const role = (graph, name) =>
    graph.data.map((trace, i) => [trace, i]).filter(([t]) => t.meta.role === name);

  // Plotly colours every fill by the feature's own `fc`; here values go by state first, the ground by the theme.
  function stated(graph, id, paint) {
    if (!paint || !paint["fill-color"] || paint["fill-color"].type !== "identity") return paint;
    const at = graph._fullData.findIndex((trace) => layerOf(trace.uid) === id);
    const ground = graph.data[at].meta.role === "ground";
    return Object.assign({}, paint, { "fill-color": ground ? token("--map-ground") : COLOUR });
  }

  // At every redraw Plotly takes all layers out and puts them back. A layer put back has no colour before the next
  // frame, and a tile of it that arrives in between fails: “expression.evaluate is not a function”. So it is
  // evaluated at once, as MapLibre itself does for its hillshade layers.
  function keepStates(graph) {
    NAMES.forEach((name) => {
      const subplot = graph._fullLayout[name]._subplot;
      if (subplot.keepsStates) return;
      const { setOptions, addLayer, map } = subplot;
      subplot.keepsStates = true;
      subplot.setOptions = (id, method, options) =>
        setOptions.call(subplot, id, method, stated(graph, id, options));
      subplot.addLayer = (layer, below) => {
        const paint = stated(graph, layer.id, layer.paint);
        addLayer.call(subplot, Object.assign({}, layer, { paint }), below);
        if (layer.type === "fill")
          map.getLayer(layer.id).recalculate({ zoom: map.getZoom(), zoomHistory: {} });
      };
    });
  }

  // Show the classes in the value traces, those that changed. Codes that are no numbers (regions) have no feature
  // state: Plotly draws those few.
  function paint(graph, spec) {
    role(graph, "value").forEach(([trace, at]) => {
      if (!/^\d+$/.test(trace.locations[0])) {
        window.Plotly.restyle(graph, { z: [trace.z.slice()] }, [at]);
        return;
      }
      const { uid, subplot } = graph._fullData[at];
      const map = library(graph, subplot);
      const source = `source-${uid}`;
      if (!map || !map.getSource(source)) return;
      const before = painted.get(trace) || [];
      const now = trace.z.map((one) => spec.colours[one]);
      now.forEach((colour, i) => {
        if (colour !== before[i]) map.setFeatureState({ source, id: +trace.locations[i] }, { colour });
      });
      painted.set(trace, now);
    });
  }

  // Forget the colours of the shapes that are about to be replaced: codes of two levels can be one number.
  function forget(graph) {
    role(graph, "value").forEach(([, at]) => {
      const { uid, subplot } = graph._fullData[at];
      const map = library(graph, subplot);
      if (map?.getSource(`source-${uid}`)) map.removeFeatureState({ source: `source-${uid}` });
    });
  }

  // Sea and ground follow the theme; exports keep the light ones of the figure.
  function theme(graph) {
    NAMES.forEach((name) => {
      const map = library(graph, name);
      if (map?.getLayer("sea")) map.setPaintProperty("sea", "background-color", token("--map-sea"));
    });
    role(graph, "ground").forEach(([, at]) => {
      const { uid, subplot } = graph._fullData[at];
      const map = library(graph, subplot);
      if (map?.getLayer(layerOf(uid)))
        map.setPaintProperty(layerOf(uid), "fill-color", token("--map-ground"));
    });
  }

  window.tramsoMap = { ...window.tramsoMap, paint, keepStates, forget, theme, role };
})();
