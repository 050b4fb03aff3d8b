// Stations as points: placed once, hidden while the map shows another date than theirs.
(function () {
  const { lines } = window.tramsoMap;

  const DARK = "#1c2733";
  const RING = 2; // pixels that it is wider than its point

  // The ring of a point: dark around a light one, white around a dark one.
  function ring(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => Number("0x" + colour.slice(at, at + 2)));
    return 0.3 * red + 0.6 * green + 0.1 * blue > 110 ? DARK : "#ffffff";
  }

  function placeStations(traces, spec, stations) {
    const plain = stations.codes.length > 3000 ? 3.5 : stations.codes.length > 400 ? 6 : 9;
    const size = stations.sizes || plain;
    const colours = stations.colours || Array.from(stations.classes, (one) => spec.colours[parseInt(one, 36)]);
    const role = (name) => traces.filter((trace) => trace.meta.role === name);
    const place = (trace) => Object.assign(trace, { lat: stations.latitudes, lon: stations.longitudes });
    role("stations").forEach((trace) => {
      place(trace);
      trace.marker = { size, color: colours, opacity: 1 };
      trace.ids = stations.codes;
      trace.customdata = stations.names.map((name, i) => [name, lines(spec, stations, i)]);
    });
    role("ring").forEach((trace) => {
      place(trace);
      const wider = stations.sizes ? size.map((one) => one + RING) : plain + RING;
      trace.marker = { size: wider, color: colours.map(ring), opacity: 1 };
    });
  }

  function showStations(graph, shown) {
    ["ring", "stations"].flatMap((name) => window.tramsoMap.role(graph, name)).forEach(([, at]) => {
      const drawn = graph._fullData[at];
      const map = window.tramsoMap.library(graph, drawn.subplot);
      const layer = "plotly-trace-layer-" + drawn.uid + "-circle";
      if (map && map.getLayer(layer)) map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
    });
  }

  window.tramsoMap = Object.assign({}, window.tramsoMap, { placeStations, showStations });
})();
