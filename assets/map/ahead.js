// Another metric, date or class shows on the map as soon as the address says it: what the maps need is asked for
// at once and painted while the server still builds the page around them. The page then finds it painted.
(() => {
  const { ask, dated, display, facts, keep, showDay } = window.tramsoMap;
  const { base } = window.tramso;
  const MAP = `${base}/map`;
  const SAME_SHAPES = ["metric", "date", "compare", "beside", "classes", "zone", "area", "connection"];
  const DWELL_MS = 80;
  let wanted = null;
  let asking = null;
  let last = new URL(window.location.href);

  function changed(before, now) {
    const names = new Set([...before.searchParams.keys(), ...now.searchParams.keys()]);
    return [...names].filter((name) => before.searchParams.get(name) !== now.searchParams.get(name));
  }

  async function moved() {
    const before = last;
    last = new URL(window.location.href);
    if (last.pathname !== MAP || before.pathname !== last.pathname) return;
    const names = changed(before, last);
    if (names.length && names.every((name) => SAME_SHAPES.includes(name))) await show(last.search);
  }

  // What the address asks for once a dropdown's option is chosen; null where the option changes more than colours.
  function choice(event) {
    const option = window.location.pathname === MAP && event.target.closest(".dash-dropdown-option");
    if (!option) return null;
    const list = option.closest(".dash-dropdown-content");
    const control = document.querySelector(`.control [aria-controls="${list.id}"]`)?.closest(".control");
    const name = SAME_SHAPES.find((one) => control?.classList.contains(`control-${one}`));
    const params = new URLSearchParams(window.location.search);
    if (!name) return null;
    params.set(name, option.querySelector("input").value);
    return `?${params}`;
  }

  const drawn = () => {
    const maps = [...document.querySelectorAll(".map-live")];
    return maps.length && maps.every((el) => el.drawn && !el.spec.urls.stations) ? maps : null;
  };

  const askAhead = (search, maps) => ask(`${MAP}/data/ahead/${maps[0].spec.version}${search}`);

  async function show(search) {
    const maps = drawn();
    if (!maps) return;
    wanted = search;
    const answer = await askAhead(search, maps);
    if (wanted !== search) return;
    wanted = null;
    answer.forEach((one, i) => {
      const { key, list } = one.spec;
      const el = maps[i];
      if (one.values && el && el.isConnected && el.spec.key === key && el.spec.list === list) put(el, one);
    });
  }

  function put(el, { spec, values, title }) {
    const card = el.closest("figure");
    keep(spec.urls.values, Promise.resolve(values));
    el.spec = Object.assign({}, el.spec, spec);
    el.data = values;
    card.querySelector("figcaption h2").firstChild.nodeValue = title;
    display(el, values);
    facts(el, el.spec);
    dated(el);
  }

  function askFor(event) {
    clearTimeout(asking);
    const search = choice(event);
    const maps = search && drawn();
    if (maps)
      asking = setTimeout(
        () => askAhead(search, maps).catch(console.debug),
        event.type === "pointerdown" ? 0 : DWELL_MS,
      );
  }

  // A date that the slider holds needs no answer; its classes follow with the answer.
  function choose(event) {
    if (event.type === "keydown" && event.key !== "Enter") return;
    const search = choice(event);
    if (!search) return;
    const day = new URLSearchParams(search).get("date");
    if (day !== new URLSearchParams(window.location.search).get("date")) showDay(day);
    show(search).catch(console.debug);
  }

  // An option under the pointer or the keyboard is asked for, so that the map is painted before Dash, which then
  // works for some hundred milliseconds, has heard of the choice.
  for (const type of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(type, askFor, true);
  for (const type of ["click", "keydown"]) document.addEventListener(type, choose, true);

  // Browsers without it paint when the page has come, and so does a map whose answer failed.
  if (window.navigation)
    window.navigation.addEventListener("currententrychange", () => moved().catch(console.debug));
})();
