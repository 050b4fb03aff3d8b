// Dots through time: the bar with its play button, the counts of the key, and the words of the dot under the pointer.
(() => {
  const { tell } = window.tramso;
  const { countsOf, digitOf, forget, layoutOf, load, paint, specOf } = window.tramsoDots;
  const RUN_MS = 10000; // from the first date to the last
  const STEP_MS = [60, 600];
  const CALM_MS = 1200;
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const number = new Intl.NumberFormat(document.documentElement.lang || "vi");

  function count(place, spec, bytes, at) {
    const counts = countsOf(spec, bytes, at);
    for (const item of place.querySelectorAll(".dots-key [data-digit]")) {
      const own = counts[Number(item.dataset.digit)];
      item.querySelector("b").textContent = number.format(own);
      item.hidden = own < spec.least;
    }
    const paperless = spec.paperless.reduce((sum, digit) => sum + counts[digit], 0);
    const all = counts.slice(1, -1).reduce((sum, each) => sum + each, 0);
    const [, range, day, said] = place.querySelector(".dots-time").children;
    range.value = at;
    range.ariaValueText = day.textContent = spec.labels[at];
    said.textContent = put(spec.words.count, { count: number.format(paperless), all: number.format(all) });
  }

  async function show(spec, at) {
    spec.now = at;
    try {
      const bytes = await load(spec);
      const place = spec.place;
      if (spec.now !== at || !place.isConnected) return;
      if (!paint(place, spec, bytes, at)) return;
      count(place, spec, bytes, at);
    } catch {
      stop(spec);
      spec.place.querySelector(".dots-time").lastElementChild.textContent = spec.words.failed;
    }
  }

  function label(spec) {
    spec.button.textContent = spec.running ? "❚❚" : "▶";
    spec.button.ariaLabel = spec.running ? spec.words.stop : spec.words.play;
  }

  function stop(spec) {
    window.clearInterval(spec.running);
    spec.running = null;
    label(spec);
  }

  async function run(spec) {
    if (spec.running) return stop(spec);
    const last = spec.labels.length - 1;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = calm ? CALM_MS : Math.min(Math.max(RUN_MS / last, STEP_MS[0]), STEP_MS[1]);
    spec.running = -1;
    label(spec);
    await show(spec, spec.now === last ? 0 : spec.now);
    if (!spec.running) return;
    spec.running = window.setInterval(() => {
      if (!spec.place.isConnected || spec.now >= last) return stop(spec);
      show(spec, spec.now + 1);
    }, step);
  }

  // The way through time: only a script can go it.
  function bar(place) {
    const spec = specOf(place);
    const row = place.querySelector(".dots-time");
    if (row.hidden || row.firstElementChild) return;
    const play = Object.assign(document.createElement("button"), { type: "button" });
    Object.assign(spec, { place, button: play });
    label(spec);
    const range = Object.assign(document.createElement("input"), {
      type: "range",
      min: 0,
      max: spec.labels.length - 1,
    });
    range.value = spec.now;
    range.ariaLabel = spec.words.slider;
    range.ariaValueText = spec.labels[spec.now];
    const day = Object.assign(document.createElement("output"), { textContent: spec.labels[spec.now] });
    const said = Object.assign(document.createElement("p"), { role: "status" });
    row.append(play, range, day, said);
    play.addEventListener("click", () => run(spec));
    range.addEventListener("input", () => {
      stop(spec);
      show(spec, Number(range.value));
    });
    if (!place.classList.contains("small") || spec.now !== spec.at) show(spec, spec.now);
  }

  // The dot under the pointer: its tile, and its number there.
  function dotAt(spec, stage, { clientX, clientY }) {
    const layout = layoutOf(spec, stage);
    const box = stage.getBoundingClientRect();
    const scale = layout.width / box.width;
    const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
    for (const [code, left, top, first, count] of layout.tiles) {
      const [column, row] = [(x - left) / layout.pitch, (y - top - layout.label) / layout.pitch].map(
        Math.floor,
      );
      const n = column * layout.rows + row;
      if (column >= 0 && row >= 0 && row < layout.rows && n < count) return { code, n, dot: first + n };
    }
    return null;
  }

  async function point(event) {
    const stage = event.target.closest?.(".dots-stage");
    const place = stage?.closest("[data-dots]");
    if (!place) return;
    const spec = specOf(place);
    const found = dotAt(spec, stage, event);
    spec.pointed = found?.dot;
    if (!found) return;
    spec.names[found.code] ??= fetch(
      `${spec.address.replace("{what}", "names")}&tile=${encodeURIComponent(found.code)}`,
    )
      .then((answer) => (answer.ok ? answer.json() : []))
      .catch(() => []);
    const [names, bytes] = await Promise.all([spec.names[found.code], load(spec).catch(() => null)]);
    if (spec.pointed === found.dot && bytes && names[found.n]) tell(words(spec, bytes, found, names), event);
  }

  function words(spec, bytes, { dot, n }, names) {
    const own = bytes.subarray(dot * spec.labels.length, (dot + 1) * spec.labels.length);
    const digit = (at) => digitOf(own[at]);
    let since = spec.now;
    while (since > 0 && digit(since - 1) === digit(spec.now)) since -= 1;
    const values = { name: names[n][1], state: spec.states[digit(spec.now)].name, since: spec.labels[since] };
    return put(since ? spec.words.since : spec.words.always, values);
  }

  function scan() {
    for (const place of document.querySelectorAll("[data-dots]")) bar(place);
    forget();
  }

  scan(); // the first page stands before Dash has come
  document.addEventListener("pointermove", point);
  document.addEventListener("tramso:page", scan);
  window.addEventListener("resize", () => {
    for (const place of document.querySelectorAll("[data-dots]")) {
      const spec = specOf(place);
      if (spec.canvas) show(spec, spec.now);
    }
  });
})();
