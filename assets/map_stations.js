// Stations as points: placed once, hidden while the map shows another date than theirs.
(function () {
  const { lines } = window.tramsoMap;

  function placeStations(traces, spec, stations) {
    traces.filter((trace) => trace.meta.role === "stations").forEach((trace) => {
      trace.marker.size = stations.size || (stations.codes.length > 3000 ? 3.5 : stations.codes.length > 400 ? 6 : 9);
      trace.lat = stations.latitudes;
      trace.lon = stations.longitudes;
      trace.ids = stations.codes;
      trace.marker.color = stations.colours || Array.from(stations.classes, (one) => spec.colours[parseInt(one, 36)]);
      trace.customdata = stations.names.map((name, i) => [name, lines(spec, stations, i)]);
    });
  }

  function showStations(graph, shown) {
    window.tramsoMap.role(graph, "stations").forEach(([, at]) => {
      const drawn = graph._fullData[at];
      const map = window.tramsoMap.library(graph, drawn.subplot);
      const layer = "plotly-trace-layer-" + drawn.uid + "-circle";
      if (map && map.getLayer(layer)) map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
    });
  }

  window.tramsoMap = Object.assign({}, window.tramsoMap, { placeStations, showStations });
})();
