// The marks of each station on a list, filled in once the page stands and whenever they change.
(() => {
  const { marks, markWords, openMarks } = window.tramso;
  const { dayOf, filled, head, make, sentence, told, words } = markWords;
  let address = null;
  let unread = false;

  const today = () => dayOf(marks.now());

  // A call belongs to the list that it was made for.
  const isOfThisList = ({ kind, listed }) => kind === "called" && listed === head().dataset.listed;
  const calledNow = (station) => marks.of(station).find(isOfThisList);

  const list = (events) => make("ul", {}, ...events.map(line));
  const line = (event) =>
    make("li", event.kind === "snoozed" ? { className: "mark-snoozed" } : {}, sentence(event));

  // On paper a list has a box to tick and a place to write in.
  function write(row, events) {
    const [tick, note] = row?.querySelectorAll("td.written") ?? [];
    if (!note) return;
    tick.textContent = events.some(isOfThisList) ? "☑" : "☐";
    note.replaceChildren(...(events.length ? [list(events)] : []));
  }

  function fill(box) {
    const { station, name } = box.dataset;
    const said = words();
    const events = marks.of(station).filter(({ kind, day }) => kind !== "snoozed" || day > today());
    const called = make(
      "button",
      { type: "button", className: "mark-called", ariaPressed: String(Boolean(calledNow(station))) },
      said.called,
    );
    called.setAttribute("aria-label", filled(said.called_of, { station: name }));
    const more = make("button", { type: "button", className: "mark-more" }, said.more);
    more.setAttribute("aria-label", filled(said.more_of, { station: name }));
    const focused = box.contains(document.activeElement) ? document.activeElement.className : null;
    box.replaceChildren(called, more, ...(events.length ? [list(events)] : []));
    write(box.closest("tr"), events);
    if (focused) box.getElementsByClassName(focused)[0]?.focus({ preventScroll: true });
  }

  function say() {
    const { refused, lasting, count } = marks.trouble();
    const said = words();
    const sentences = [
      refused,
      count ? filled(said.waiting, { count }) : "",
      count && lasting ? said.unkept : "",
      unread ? said.unread : "",
    ];
    const text = sentences.filter(Boolean).join(" ");
    if (head().textContent !== text) head().textContent = text;
  }

  // What came of earlier lists: a sentence that opens to a line for each station.
  function tell() {
    const box = [...document.querySelectorAll(".marks-worked")].pop();
    const came = marks.came();
    if (!box || box.dataset.said === came?.title) return;
    box.dataset.said = came?.title ?? "";
    const lines = (came?.lines ?? []).map((text) => make("li", {}, text));
    const fold = () => make("details", {}, make("summary", {}, came.title), make("ul", {}, ...lines));
    box.replaceChildren(...(came ? [fold()] : []));
  }

  // The history on a station's own page, asked for again when its marks have changed.
  async function recall(list) {
    const station = list.dataset.station;
    const now = JSON.stringify(marks.of(station));
    if (list.dataset.of === now) return;
    list.dataset.of = now;
    const events = await marks.history(station);
    const lines = told(events ?? []).map(({ text, undone }) => {
      return make("li", undone ? { className: "undone" } : {}, text);
    });
    list.replaceChildren(...lines);
  }

  async function read() {
    const asked = address;
    const done = await marks.read(asked);
    if (asked !== address) return;
    unread = !done;
    if (head()) say();
  }

  function fillAll(selector = ".marks") {
    if (!head()) return;
    document.querySelectorAll(selector).forEach(fill);
    say();
    tell();
    document.querySelectorAll(".marks-history").forEach(recall);
    if (head().dataset.marks === address) return;
    address = head().dataset.marks;
    read();
    marks.send();
  }

  function toggle(box) {
    const { station, name } = box.dataset;
    const by = marks.name();
    if (!by) return openMarks(station, name);
    const { version, listed } = head().dataset;
    const set = calledNow(station);
    const fields = set ? { undoes: set.id } : { day: today() };
    marks.add({ station, kind: "called", by, version, listed, ...fields });
  }

  document.addEventListener("click", ({ target }) => {
    const box = target.closest(".marks");
    if (!box) return;
    if (target.closest(".mark-called")) toggle(box);
    else if (target.closest(".mark-more")) openMarks(box.dataset.station, box.dataset.name);
  });

  document.addEventListener("tramso:marks", () => fillAll());
  document.addEventListener("tramso:health", ({ detail }) => detail && unread && head() && read());
  document.addEventListener("visibilitychange", () => !document.hidden && head() && read());
  window.addEventListener("beforeprint", () => fillAll(".marks:empty"));

  let soon = false;
  new MutationObserver(() => {
    if (soon || !document.querySelector(".marks:empty")) return;
    soon = true;
    requestAnimationFrame(() => {
      soon = false;
      fillAll(".marks:empty");
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
