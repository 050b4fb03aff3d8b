// The dialog of one station's marks: who sets them, each kind, the history with a way back.
(() => {
  const { marks, markWords } = window.tramso;
  const { dayOf, filled, head, make, told, words } = markWords;
  const LONGEST = { name: 80, note: 1000 };

  const dialog = make("dialog", { className: "marks-dialog" });
  dialog.setAttribute("aria-labelledby", "marks-title");
  document.body.append(dialog);
  let station = null;

  function field(name) {
    return dialog.querySelector(`[name=${name}]`);
  }

  function complain(key, name) {
    dialog.querySelector(".marks-trouble").textContent = words()[key];
    field(name).focus();
  }

  // A mark that is set, once there is somebody who sets it.
  function set(fields) {
    const by = field("by").value.trim();
    if (!by) return complain("by_missing", "by");
    marks.name(by);
    const { version, listed } = head().dataset;
    marks.add({ station, by, version, listed, ...fields });
    dialog.querySelector(".marks-trouble").textContent = "";
    show();
  }

  const today = () => dayOf(marks.now());
  const undo = ({ id, kind }) => set({ kind, undoes: id });

  function note() {
    const text = field("note").value.trim();
    if (!text) return complain("note_missing", "note");
    set({ kind: "note", text });
    if (field("by").value.trim()) field("note").value = "";
  }

  function snooze() {
    const day = field("until").value;
    if (!(day > today())) return complain("snooze_missing", "until");
    set({ kind: "snoozed", day });
  }

  function assign() {
    const text = field("to").value.trim();
    if (!text) return complain("assign_missing", "to");
    set({ kind: "assigned", text });
  }

  const button = (text, press, more = {}) =>
    make("button", { type: "button", onclick: press, ...more }, text);

  function part(label, input, keep, press) {
    return make("div", { className: "marks-part" }, make("label", {}, label, input), button(keep, press));
  }

  function line({ event, text, undone }) {
    if (undone) return make("li", { className: "undone" }, text);
    const said = words();
    const label = { ariaLabel: filled(said.undo_of, { what: text }) };
    return make(
      "li",
      {},
      text,
      button(said.undo, () => undo(event), label),
    );
  }

  async function show() {
    const asked = station;
    const events = await marks.history(asked);
    if (asked !== station) return;
    const list = dialog.querySelector("ol");
    const said = words();
    const lines = told(events ?? marks.of(station)).map(line);
    if (!events) lines.push(make("li", {}, said.history_gone));
    else if (!lines.length) lines.push(make("li", {}, said.history_none));
    list.replaceChildren(...lines);
  }

  function fill(name) {
    const said = words();
    const title = make("h2", { id: "marks-title" }, name);
    const readOnly = Boolean(marks.signed());
    const by = { name: "by", maxLength: LONGEST.name, value: marks.name(), autocomplete: "name", readOnly };
    const text = { name: "note", maxLength: LONGEST.note, rows: 2 };
    const to = { name: "to", maxLength: LONGEST.name };
    dialog.replaceChildren(
      make(
        "header",
        {},
        title,
        button("×", () => dialog.close(), { ariaLabel: said.close }),
      ),
      make(
        "label",
        {},
        said.by,
        make("input", by),
        make("small", {}, readOnly ? said.by_signed : said.by_kept),
      ),
      make("p", { className: "marks-trouble", role: "alert" }),
      make(
        "div",
        { className: "marks-part" },
        button(said.called_today, () => set({ kind: "called", day: today() })),
        button(said.visited_today, () => set({ kind: "visited", day: today() })),
      ),
      part(said.note, make("textarea", text), said.note_keep, note),
      part(said.snooze, make("input", { name: "until", type: "date" }), said.snooze_keep, snooze),
      part(said.assign, make("input", to), said.assign_keep, assign),
      make("h3", {}, said.history),
      make("ol"),
    );
  }

  function openMarks(id, name) {
    station = id;
    fill(name);
    show();
    dialog.showModal();
    if (!marks.name()) field("by").focus();
  }

  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    document.querySelector(`.marks[data-station="${CSS.escape(station)}"] .mark-more`)?.focus();
  });

  window.tramso = { ...window.tramso, openMarks };
})();
