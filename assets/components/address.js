// Controls with the id {type: "address", name: X} write the parameter X; components/controls/dropdowns.py makes them.
(() => {
  const { base } = window.tramso;
  const PLACES = ["region", "province", "district", "commune"];

  const saysPlace = (name) => name === "scheme" || PLACES.includes(name);

  // The nearest level above another for which a place is shown.
  function above(shown, name) {
    const higher = PLACES.slice(0, PLACES.indexOf(name));
    return higher.reverse().find((level) => shown[level]);
  }

  function replacePlace(params, shown, name, value) {
    for (const level of PLACES) params.delete(level);
    if (name === "scheme") return;
    const level = value ? name : above(shown, name);
    if (level) params.set(level, value || shown[level]);
  }

  // A place has its own page, and a station is in one place: there a new place leads to another page.
  const OF_PLACES = /^\/(places(?=\/|$)|stations(?=\/.))/;

  function leave(params, shown, name, value) {
    const page = window.location.pathname.slice(base.length).match(OF_PLACES)?.[1];
    if (!page || !saysPlace(name)) return false;
    params.delete("scheme");
    params.set("scheme", name === "scheme" ? value : shown.scheme);
    replacePlace(params, shown, name, value);
    const level = page === "places" && PLACES.find((one) => params.has(one));
    const place = level ? [params.get("scheme"), params.get(level)] : [];
    if (level) for (const gone of ["scheme", level]) params.delete(gone);
    go([base, page, ...place].join("/"), params.toString());
    return true;
  }

  // Without the jump to the top that a link makes.
  function go(path, query) {
    window.history.pushState({}, "", path + (query ? `?${query}` : ""));
    window.setTimeout(() => window.dispatchEvent(new CustomEvent("_dashprivate_pushstate")), 0);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) go(...button.dataset.go.split("?"));
  });

  function put(params, shown, name, value) {
    if (saysPlace(name)) replacePlace(params, shown, name, value);
    if (PLACES.includes(name)) return;
    if (value === null || value === "") params.delete(name);
    else params.set(name, value);
  }

  function write(values, ids, state, search) {
    const shown = state?.values || {};
    const params = new URLSearchParams(search || "");
    const wanted = ids.map(({ name }, i) => [name, values[i] ?? null]);
    let changed = false;
    for (const [name, value] of wanted.filter(([name, value]) => value !== (shown[name] ?? null))) {
      if (leave(params, shown, name, value)) break;
      put(params, shown, name, value);
      changed = true;
    }
    if (!changed) return window.dash_clientside.no_update;
    const text = params.toString();
    return text ? `?${text}` : "";
  }

  window.dash_clientside = { ...window.dash_clientside, address: { write } };
})();
