// Where a map looks: fitting frames, zooming, the scale bar, maps that move together.
(() => {
  const TILE = 512;
  const EARTH = 40075016.686;
  const STEPS = [1, 2, 5];
  const BY_READER = { byReader: true };
  const TAKEN_ALONG = { takenAlong: true };

  const mercator = (lat) => Math.asinh(Math.tan((lat * Math.PI) / 180));

  // Centre and zoom that show a frame (west, south, east, north); `room` is the share kept free on the right.
  function camera(frame, width, height, room) {
    const [west, south, east, north] = frame;
    const across = (east - west) / 360;
    const up = (mercator(north) - mercator(south)) / (2 * Math.PI);
    const zoom = Math.log2(Math.min((width * (1 - room)) / across, height / up) / TILE) - 0.08;
    const shift = ((room / 2) * width * 360) / (TILE * 2 ** zoom);
    return { center: { lon: (west + east) / 2 + shift, lat: (south + north) / 2 }, zoom };
  }

  function size(layout, name) {
    const { x, y } = layout[name].domain;
    const margin = layout.margin;
    return [
      (x[1] - x[0]) * (layout.width - margin.l - margin.r),
      (y[1] - y[0]) * (layout.height - margin.t - margin.b),
    ];
  }

  // Aim every subplot of a layout at its frame, for the layout's own size.
  function aim(layout) {
    const { views, room } = layout.meta;
    Object.keys(views).forEach((name) => {
      const [width, height] = size(layout, name);
      Object.assign(layout[name], camera(views[name], width, height, name === "map" ? room : 0));
    });
  }

  const library = (graph, name) => {
    const drawn = graph._fullLayout?.[name];
    return drawn?._subplot?.map;
  };

  function scaleBar(graph) {
    const map = library(graph, "map");
    if (!map) return;
    const latitude = (map.getCenter().lat * Math.PI) / 180;
    const perPixel = (EARTH * Math.cos(latitude)) / (TILE * 2 ** map.getZoom());
    const most = perPixel * 110;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = power * STEPS.filter((step) => step * power <= most).pop();
    const text = length >= 1000 ? `${length / 1000} km` : `${length} m`;
    const x1 = 12 + length / perPixel;
    const same = graph.layout.annotations[0].text === text && Math.abs(graph.layout.shapes[0].x1 - x1) < 1;
    if (same) return;
    // Drawn anew, a map goes back to where its layout looks.
    const { lng, lat } = map.getCenter();
    Object.assign(graph.layout.map, { center: { lon: lng, lat }, zoom: map.getZoom() });
    window.Plotly.relayout(graph, { "shapes[0].x1": x1, "annotations[0].text": text });
  }

  // A map that its reader moves takes the other maps of its group with it, and its scale bar is drawn anew. What
  // Plotly moves while it draws one does neither: it would be drawn again from where it was, without end.
  function follow(el, graph) {
    const map = library(graph, "map");
    if (!map || el.followed === map) return;
    el.followed = map;
    map.on("move", ({ originalEvent, byReader }) => {
      if (!originalEvent && !byReader) return;
      document.querySelectorAll(".map-live").forEach((other) => {
        const twin = other !== el && other.graph && library(other.graph, "map");
        if (twin) twin.jumpTo({ center: map.getCenter(), zoom: map.getZoom() }, TAKEN_ALONG);
      });
    });
    map.on("moveend", ({ originalEvent, byReader, takenAlong }) => {
      if (originalEvent || byReader || takenAlong) scaleBar(graph);
    });
  }

  function zoom(graph, by) {
    const map = library(graph, "map");
    if (by) return map.easeTo({ zoom: map.getZoom() + by, duration: 200 }, BY_READER);
    const [width, height] = size(graph.layout, "map");
    const home = camera(graph.layout.meta.views.map, width, height, graph.layout.meta.room);
    map.easeTo({ center: [home.center.lon, home.center.lat], zoom: home.zoom, duration: 200 }, BY_READER);
  }

  window.tramsoMap = { ...window.tramsoMap, aim, library, scaleBar, follow, zoom };
})();
