// The dialog of saved views: this view saved under a name, the others opened, renamed, removed, made the start page;
// all of them as a file, and the places seen last.
(() => {
  const { views, seenPlaces, markWords } = window.tramso;
  const { filled, make } = markWords;
  const LARGEST = 2 ** 20;

  const dialog = make("dialog", { className: "marks-dialog views-dialog" });
  dialog.setAttribute("aria-labelledby", "views-title");
  document.body.append(dialog);
  let renaming = null;

  // The page as it came stands beside Dash's own for a moment.
  const opener = () =>
    document.querySelector("#react-entry-point [data-views]") ?? document.querySelector("[data-views]");
  const words = () => JSON.parse(opener().dataset.views);
  const button = (text, press, more = {}) =>
    make("button", { type: "button", onclick: press, ...more }, text);

  function say(sentence, back = false) {
    const undo = button(words().undo, () => {
      views.undo();
      draw();
      say(words().undone);
    });
    dialog.querySelector(".views-said").replaceChildren(sentence, ...(back ? [" ", undo] : []));
  }

  // Draws what changed and says it; where the browser keeps nothing, that.
  function change(next, key, name, back = false) {
    const kept = views.change({ ...views.read(), ...next });
    draw();
    const said = words();
    if (kept) say(filled(said[key], { name }), back);
    else say(said.unkept);
  }

  function save(event) {
    event.preventDefault();
    const field = event.target.elements.name;
    const name = field.value.trim();
    const { items } = views.read();
    if (!name) return say(words().name_missing);
    if (items.length >= views.MOST) return say(filled(words().full, { most: views.MOST }));
    const item = { id: views.newId(), name, address: views.shown() };
    field.value = "";
    change({ items: [...items, item] }, "saved", name, true);
  }

  function rename(item, name) {
    renaming = null;
    if (!name) return draw();
    const items = views.read().items.map((one) => (one.id === item.id ? { ...one, name } : one));
    change({ items }, "renamed", name, true);
    focus(item, "rename");
  }

  function remove(item) {
    const { items, start } = views.read();
    const left = items.filter(({ id }) => id !== item.id);
    change({ items: left, start: start === item.id ? null : start }, "removed", item.name, true);
    dialog.querySelector(".views-said button")?.focus();
  }

  function begin(item) {
    const own = views.read().start === item.id;
    change({ start: own ? null : item.id }, own ? "no_start" : "is_start", item.name);
    focus(item, "start");
  }

  // What was pressed is drawn anew: the focus stays on it.
  function focus(item, what) {
    dialog.querySelector(`[data-of="${CSS.escape(item.id)}-${what}"]`)?.focus();
  }

  function dateOf(address) {
    const day = new URLSearchParams(address.split("?")[1]).get("date");
    if (!/^\d{4}-\d\d-\d\d$/.test(day ?? "")) return words().newest;
    return filled(words().dated, { date: markWords.date(day) });
  }

  function naming(item) {
    const field = make("input", { name: "name", value: item.name, maxLength: views.LONGEST.name });
    field.setAttribute("aria-label", filled(words().rename_of, item));
    const keep = make("button", { type: "submit" }, words().keep_name);
    const form = make("form", { className: "marks-part" }, field, keep);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      rename(item, field.value.trim());
    });
    return make("li", {}, form);
  }

  function line(item) {
    if (renaming === item.id) return naming(item);
    const own = views.read().start === item.id;
    const said = words();
    const press = (what, key, act) =>
      button(said[key], () => act(item), {
        ariaLabel: filled(said[`${key}_of`], item),
        "data-of": `${item.id}-${what}`,
      });
    const start = press("start", own ? "start_off" : "start", begin);
    const change = press("rename", "rename", (one) => {
      renaming = one.id;
      draw();
      dialog.querySelector("li input").select();
    });
    const name = make(
      "span",
      {},
      seenPlaces.link(item.name, item.address),
      make("small", {}, dateOf(item.address)),
    );
    return make("li", {}, name, make("span", {}, start, change, press("remove", "remove", remove)));
  }

  function draw() {
    const { items } = views.read();
    const none = make("p", { className: "views-none" }, words().none);
    const list = make("ul", {}, ...items.map(line));
    dialog.querySelector(".views-list").replaceChildren(items.length ? list : none);
    dialog.querySelector("[data-views-file]").disabled = !items.length;
  }

  function toFile() {
    const body = new Blob([JSON.stringify(views.read())], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(body), download: "tramso-views.json" });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function fromFile({ target }) {
    const file = target.files[0];
    if (!file) return;
    const found = file.size <= LARGEST ? views.merged(await file.text()) : null;
    target.value = "";
    if (!found) return say(words().bad_file);
    const kept = views.change(found.views);
    draw();
    say(kept ? filled(words().came, found) : words().unkept, kept);
  }

  function form(said) {
    const field = make("input", { name: "name", maxLength: views.LONGEST.name, autocomplete: "off" });
    const label = make("label", {}, said.name, field, make("small", {}, dateOf(views.shown())));
    const made = make(
      "form",
      { className: "marks-part" },
      label,
      make("button", { type: "submit" }, said.save),
    );
    made.addEventListener("submit", save);
    return made;
  }

  function recent(said) {
    const places = seenPlaces.items();
    return places.length
      ? [make("h3", {}, said.recent), make("ul", { className: "views-recent" }, ...places)]
      : [];
  }

  function files(said) {
    const field = make("input", { type: "file", accept: ".json,application/json", onchange: fromFile });
    return make(
      "div",
      { className: "marks-part views-files" },
      button(said.to_file, toFile, { "data-views-file": "" }),
      make("label", {}, said.from_file, field),
    );
  }

  function open() {
    const said = words();
    renaming = null;
    const close = button("×", () => dialog.close(), { ariaLabel: said.close });
    dialog.replaceChildren(
      make("header", {}, make("h2", { id: "views-title" }, said.title), close),
      form(said),
      make("p", { className: "views-said", role: "status" }),
      make("div", { className: "views-list" }),
      ...recent(said),
      files(said),
      make("p", {}, seenPlaces.link(said.country, "/")),
    );
    draw();
    dialog.showModal();
    dialog.querySelector("[name=name]").focus();
  }

  document.addEventListener("click", (event) => event.target.closest("[data-views]") && open());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a[href]:not([download])")) dialog.close();
  });
  dialog.addEventListener("close", () => opener()?.focus());
})();
