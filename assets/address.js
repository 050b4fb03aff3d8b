// Controls with the id {type: "address", name: X} write the parameter X; components/controls.py makes them.
(function () {
  const PLACES = ["region", "province", "district", "commune"];

  function replacePlace(params, shown, name, value) {
    PLACES.forEach((level) => params.delete(level));
    if (name === "scheme") return;
    if (value) return params.set(name, value);
    const above = PLACES.slice(0, PLACES.indexOf(name)).reverse().find((level) => shown[level]);
    if (above) params.set(above, shown[above]);
  }

  function write(values, ids, state, search) {
    const shown = (state && state.values) || {};
    const params = new URLSearchParams(search || "");
    let changed = false;
    ids.forEach((id, i) => {
      const value = values[i] === undefined ? null : values[i];
      const before = shown[id.name] === undefined ? null : shown[id.name];
      if (value === before) return;
      changed = true;
      if (id.name === "scheme" || PLACES.includes(id.name)) replacePlace(params, shown, id.name, value);
      if (PLACES.includes(id.name)) return;
      if (value === null || value === "") params.delete(id.name);
      else params.set(id.name, value);
    });
    if (!changed) return window.dash_clientside.no_update;
    const text = params.toString();
    return text ? "?" + text : "";
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { address: { write } });
})();
