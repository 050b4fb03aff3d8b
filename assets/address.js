// Controls with the id {type: "address", name: X} write the parameter X; components/controls/dropdowns.py makes them.
(function () {
  const PLACES = ["region", "province", "district", "commune"];

  function replacePlace(params, shown, name, value) {
    PLACES.forEach((level) => params.delete(level));
    if (name === "scheme") return;
    if (value) return params.set(name, value);
    const above = PLACES.slice(0, PLACES.indexOf(name)).reverse().find((level) => shown[level]);
    if (above) params.set(above, shown[above]);
  }

  // A place has its own page, and a station is in one place: there a new place leads to another page.
  const SAYS_PLACE = /^\/(places(?=\/|$)|stations(?=\/.))/;

  function leave(params, shown, name, value) {
    const at = window.location.pathname.match(SAYS_PLACE);
    if (!at || !(name === "scheme" || PLACES.includes(name))) return false;
    const above = PLACES.slice(0, PLACES.indexOf(name)).reverse().find((level) => shown[level]);
    const place = name === "scheme" ? null : value || shown[above];
    ["scheme", ...PLACES].forEach((gone) => params.delete(gone));
    const own = at[1] === "places" && place;
    if (!own) params.set("scheme", name === "scheme" ? value : shown.scheme);
    if (!own && place) params.set(value ? name : above, place);
    go("/" + at[1] + (own ? "/" + shown.scheme + "/" + place : ""), params.toString());
    return true;
  }

  // Without the jump to the top that a link makes.
  function go(path, query) {
    window.history.pushState({}, "", path + (query ? "?" + query : ""));
    window.setTimeout(() => window.dispatchEvent(new CustomEvent("_dashprivate_pushstate")), 0);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) go(...button.dataset.go.split("?"));
  });

  function write(values, ids, state, search) {
    const shown = (state && state.values) || {};
    const params = new URLSearchParams(search || "");
    let changed = false;
    let left = false;
    ids.forEach((id, i) => {
      const value = values[i] === undefined ? null : values[i];
      const before = shown[id.name] === undefined ? null : shown[id.name];
      if (value === before) return;
      left = left || leave(params, shown, id.name, value);
      if (left) return;
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
