// The time slider: all dates of the shown places are fetched once, after that it asks the server nothing.
(function () {
  const STEP_MS = 700;

  function bar(el, spec) {
    const row = document.createElement("div");
    row.className = "map-time";
    row.innerHTML =
      '<button type="button" class="map-play" disabled></button><input type="range" min="0" max="0" disabled>' +
      "<output></output><a hidden></a><p hidden></p>";
    const [play, range, day, link] = row.children;
    play.textContent = "▶";
    play.setAttribute("aria-label", spec.words.play);
    range.setAttribute("aria-label", spec.words.slider);
    day.textContent = spec.words.loading;
    range.addEventListener("input", () => together(Number(range.value)));
    play.addEventListener("click", () => run(row.closest(".map-live"), play));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      window.tramsoMap.go(link.href);
    });
    return row;
  }

  async function load(el, spec) {
    const row = el.querySelector(".map-time");
    if (!row) return;
    const asked = spec.urls.history;
    const answer = await fetch(asked);
    if (!answer.ok || el.spec.urls.history !== asked) return;
    el.history = await answer.json();
    const [play, range] = row.children;
    const last = el.history.dates.length - 1;
    range.max = last;
    range.value = el.history.dates.indexOf(spec.date);
    range.disabled = play.disabled = last < 1;
    label(el, Number(range.value));
  }

  function label(el, at) {
    const [, range, day, link] = el.querySelector(".map-time").children;
    const { dates, labels } = el.history;
    day.textContent = labels[at];
    range.setAttribute("aria-valuetext", labels[at]);
    link.hidden = dates[at] === el.spec.date;
    link.href = el.spec.follow.replace("{date}", dates[at]);
    link.textContent = window.tramsoMap.put(el.spec.words.follow, { date: labels[at] });
  }

  // Maps side by side show the same date, whichever slider is moved.
  function together(at) {
    for (const one of document.querySelectorAll(".map-live")) {
      if (!one.history) continue;
      one.querySelector(".map-time input").value = at;
      show(one, at);
    }
  }

  // Show one date of the history: colours, hover, legend, the finding and the date of images.
  function show(el, at) {
    const past = el.history;
    const day = { classes: past.classes[at], values: past.values[at], label: past.labels[at] };
    const own = past.dates[at] === el.spec.date;
    window.tramsoMap.display(el, own ? el.data : day);
    const card = el.closest("figure");
    const title = card.querySelector("figcaption h2");
    title.firstChild.nodeValue = past.findings[at];
    card.dataset.title = past.findings[at];
    const asOf = (day) => window.tramsoMap.put(el.spec.words.as_of, { date: day });
    card.dataset.facts = el.facts.replace(asOf(el.spec.words.day), asOf(past.labels[at]));
    label(el, at);
    tell(el, card, at);
  }

  // Files follow the slider; table and list keep the page's date, and the reader is told so.
  function tell(el, card, at) {
    const { dates, labels, findings } = el.history;
    const own = dates[at] === el.spec.date;
    card.querySelectorAll(".menu-items a[download]").forEach((file) => {
      const address = new URL(file.href);
      address.searchParams.set("date", dates[at]);
      file.href = address.pathname + address.search;
    });
    const words = window.tramsoMap.put(el.spec.words.slid, { date: labels[at], own: el.spec.words.day });
    const told = el.querySelector(".map-time p");
    told.hidden = own;
    told.textContent = own ? "" : words;
    const summary = card.querySelector("p.sr-only");
    if (summary) summary.textContent = own ? el.summary : findings[at] + ". " + words;
  }

  function run(el, play) {
    const range = el.querySelector(".map-time input");
    const stop = () => {
      clearInterval(el.playing);
      el.playing = null;
      play.textContent = "▶";
      play.setAttribute("aria-label", el.spec.words.play);
    };
    if (el.playing) return stop();
    if (range.value === range.max) range.value = 0;
    play.textContent = "❚❚";
    play.setAttribute("aria-label", el.spec.words.stop);
    el.playing = setInterval(() => {
      if (!el.isConnected || range.value === range.max) return stop();
      range.value = Number(range.value) + 1;
      together(Number(range.value));
    }, STEP_MS);
  }

  window.tramsoMap = Object.assign({}, window.tramsoMap, { bar, load });
})();
