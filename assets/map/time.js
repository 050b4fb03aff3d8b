// The time slider: all dates of the shown places are fetched once, after that moving it asks the server nothing.
// Let go, it takes its date to the address, and the rest of the page follows.
(() => {
  const { ask, display, go, put } = window.tramsoMap;
  const STEP_MS = 700;
  const REST_MS = 400;
  let resting = null;

  function bar(spec) {
    const row = document.createElement("div");
    row.className = "map-time";
    row.innerHTML =
      '<button type="button" class="map-play" disabled></button><input type="range" min="0" max="0" disabled>' +
      "<output></output><p hidden></p>";
    const [play, range, day] = row.children;
    play.textContent = "▶";
    play.setAttribute("aria-label", spec.words.play);
    range.setAttribute("aria-label", spec.words.slider);
    day.textContent = spec.words.loading;
    range.addEventListener("input", () => {
      clearTimeout(resting);
      together(Number(range.value));
    });
    range.addEventListener("change", () => rest(row));
    play.addEventListener("click", () => run(row, play));
    return row;
  }

  const series = (address) => address.replace(/([?&])date=[^&]*/, "$1");

  // The address has another date or metric: the slider keeps what it has of the same metric until the new classes come.
  function dated(el) {
    const row = el.querySelector(".map-time");
    if (!row) return;
    const { history } = el;
    if (history && series(history.spec.urls.history) === series(el.spec.urls.history)) return stand(el);
    el.history = null;
    row.children[2].textContent = el.spec.words.loading;
  }

  // The slider stands at the date of the address, unless its reader is moving it.
  function stand(el) {
    const range = el.querySelector(".map-time input");
    if (resting || el.playing) return show(el, Number(range.value));
    range.value = el.history.dates.indexOf(el.spec.date);
    tell(el, Number(range.value));
  }

  async function load(el, spec) {
    const row = el.querySelector(".map-time");
    if (!row) return;
    const answer = await ask(spec.urls.history);
    // Another page may have taken the slider over meanwhile, or the address its history.
    if (!el.contains(row) || el.spec.urls.history !== spec.urls.history) return;
    el.history = Object.assign({}, answer, { spec });
    const [play, range] = row.children;
    range.max = answer.dates.length - 1;
    range.disabled = play.disabled = answer.dates.length < 2;
    stand(el);
  }

  // Maps side by side show the same date, whichever slider is moved.
  function together(at) {
    for (const one of document.querySelectorAll(".map-live")) {
      if (!one.history || !one.querySelector(".map-time")) continue;
      one.querySelector(".map-time input").value = at;
      show(one, at);
    }
  }

  // A date by its name, where the slider has it.
  function showDay(day) {
    const known = [...document.querySelectorAll(".map-live")].find((el) => el.drawn && el.history);
    const at = known ? known.history.dates.indexOf(day) : -1;
    if (at >= 0) together(at);
  }

  // Show one date of the history: colours, hover, legend, the finding and the date of images.
  function show(el, at) {
    const past = el.history;
    const day = { classes: past.classes[at], values: past.values[at], label: past.labels[at] };
    const own = past.dates[at] === el.spec.date;
    display(el, own ? el.data : day, own ? el.spec : past.spec);
    const card = el.closest("figure");
    card.querySelector("figcaption h2").firstChild.nodeValue = past.findings[at];
    tell(el, at);
  }

  // Files follow the slider at once; table and list follow when it rests, and until then the reader is told so.
  function tell(el, at) {
    const { dates, labels, findings } = el.history;
    const card = el.closest("figure");
    const own = dates[at] === el.spec.date;
    card.querySelectorAll(".menu-items a[download]").forEach((file) => {
      const address = new URL(file.href);
      address.searchParams.set("date", dates[at]);
      file.href = address.pathname + address.search;
    });
    const [, range, day, told] = el.querySelector(".map-time").children;
    day.textContent = labels[at];
    el.querySelector(".map-facts span").textContent = el.spec.facts[0].replace(el.spec.words.day, labels[at]);
    range.setAttribute("aria-valuetext", labels[at]);
    const words = put(el.spec.words.slid, { date: labels[at], own: el.spec.words.day });
    told.hidden = own;
    told.textContent = own ? "" : words;
    const summary = card.querySelector("p.sr-only");
    if (summary) summary.textContent = own ? el.summary : `${findings[at]}. ${words}`;
  }

  // Keys move a slider step by step, each a change: the address waits for the last one.
  function rest(row) {
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = null;
      const el = row.closest(".map-live");
      if (!el || !el.isConnected || !el.history || el.playing) return;
      const day = el.history.dates[row.querySelector("input").value];
      if (day !== el.spec.date) go(el.spec.follow.replace("{date}", day));
    }, REST_MS);
  }

  function run(row, play) {
    const el = row.closest(".map-live");
    const range = row.querySelector("input");
    if (el.playing) {
      stop(el);
      return rest(row);
    }
    if (range.value === range.max) range.value = 0;
    play.textContent = "❚❚";
    play.setAttribute("aria-label", el.spec.words.stop);
    el.playing = setInterval(() => {
      if (range.value === range.max) {
        stop(el);
        return rest(row);
      }
      range.value = Number(range.value) + 1;
      together(Number(range.value));
    }, STEP_MS);
  }

  function stop(el) {
    if (!el.playing) return;
    clearInterval(el.playing);
    el.playing = null;
    const play = el.querySelector(".map-play");
    play.textContent = "▶";
    play.setAttribute("aria-label", el.spec.words.play);
  }

  window.tramsoMap = { ...window.tramsoMap, bar, load, dated, stop, showDay };
})();
