// Stations as points: placed once, hidden while the map shows another date than theirs.
(() => {
  const { token } = window.tramso;
  const { library, lines, role } = window.tramsoMap;
  const RING = 2; // pixels that it is wider than its point

  // The rings of points: dark around a light one, white around a dark one.
  function rings(colours) {
    const [light, dark] = [token("--always-light"), token("--always-dark")];
    return colours.map((colour) => {
      const [red, green, blue] = [1, 3, 5].map((at) => Number(`0x${colour.slice(at, at + 2)}`));
      return 0.3 * red + 0.6 * green + 0.1 * blue > 110 ? dark : light;
    });
  }

  function placeStations(traces, spec, stations) {
    const plain = stations.codes.length > 3000 ? 3.5 : stations.codes.length > 400 ? 6 : 9;
    const size = stations.sizes || plain;
    const colours =
      stations.colours || Array.from(stations.classes, (one) => spec.colours[parseInt(one, 36)]);
    const inRole = (name) => traces.filter((trace) => trace.meta.role === name);
    const place = (trace) => Object.assign(trace, { lat: stations.latitudes, lon: stations.longitudes });
    inRole("stations").forEach((trace) => {
      place(trace);
      trace.marker = { size, color: colours, opacity: 1 };
      trace.ids = stations.codes;
      trace.customdata = stations.names.map((name, i) => [name, lines(spec, stations, i)]);
    });
    inRole("ring").forEach((trace) => {
      place(trace);
      const wider = stations.sizes ? size.map((one) => one + RING) : plain + RING;
      trace.marker = { size: wider, color: rings(colours), opacity: 1 };
    });
  }

  function showStations(graph, shown) {
    ["ring", "stations"]
      .flatMap((name) => role(graph, name))
      .forEach(([, at]) => {
        const drawn = graph._fullData[at];
        const map = library(graph, drawn.subplot);
        const layer = `plotly-trace-layer-${drawn.uid}-circle`;
        if (map?.getLayer(layer)) map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
      });
  }

  window.tramsoMap = { ...window.tramsoMap, placeStations, showStations };
})();
