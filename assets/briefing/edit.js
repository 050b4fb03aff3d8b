// The writer's changes of a briefing: words, order, headings, cover and format; each can be undone.
(() => {
  const { collected } = window.tramso;
  const { languageOf, root, said, show } = window.tramsoBriefing;
  const TEXT = "input:not([type=file]), textarea, select";

  const nodeOf = (id) => root().querySelector(`.briefing-item[data-item="${id}"]`);

  function change(parts, kind) {
    const briefing = collected.read();
    collected.change({ language: languageOf(briefing), ...briefing, ...parts }, kind);
  }

  function changeItem(id, edit, kind) {
    change({ items: collected.read().items.map((item) => (item.id === id ? edit(item) : item)) }, kind);
  }

  const inserted = (items, at, item) => [...items.slice(0, at), item, ...items.slice(at)];

  // at: the place among the others, counted from 0.
  function moveTo(id, at) {
    const { items } = collected.read();
    const moved = items.find((item) => item.id === id);
    const others = items.filter((item) => item.id !== id);
    const to = Math.max(0, Math.min(others.length, at));
    if (!moved || items.indexOf(moved) === to) return show();
    others.splice(to, 0, moved);
    change({ items: others });
    collected.say(said("moved", { at: to + 1, count: items.length }), true);
  }

  function move(id, step) {
    const at = collected.read().items.findIndex((item) => item.id === id);
    moveTo(id, at + step);
    const node = nodeOf(id);
    const button = node.querySelector(`[data-do=${step < 0 ? "up" : "down"}]`);
    (button.disabled ? node.querySelector(`[data-do=${step < 0 ? "down" : "up"}]`) : button).focus();
    node.scrollIntoView({ block: "nearest" });
  }

  function remove(id) {
    const { items } = collected.read();
    const at = items.findIndex((item) => item.id === id);
    change({ items: items.filter((item) => item.id !== id) });
    const after = root().querySelectorAll(".briefing-item")[Math.min(at, items.length - 2)];
    (after?.querySelector("[data-do=remove]") || root().querySelector("h1, a, button")).focus();
    collected.say(said("removed"), true);
  }

  function duplicate(id) {
    const { items } = collected.read();
    if (isFull(items)) return;
    const at = items.findIndex((item) => item.id === id);
    change({ items: inserted(items, at + 1, { ...items[at], id: collected.newId() }) });
    collected.say(said("duplicated"), true);
  }

  function isFull(items) {
    const full = items.length >= collected.MOST;
    if (full) collected.say(said("full", { most: collected.MOST }));
    return full;
  }

  // A heading comes before the item that the keyboard was on last, else at the end.
  function addHeading(before) {
    const { items } = collected.read();
    if (isFull(items)) return;
    const heading = { kind: "heading", id: collected.newId(), title: "" };
    const at = before ? items.findIndex((item) => item.id === before) : items.length;
    change({ items: inserted(items, at, heading) });
    nodeOf(heading.id).querySelector("[data-part=title]").focus();
  }

  function undo() {
    const done = collected.undo();
    collected.say(said(done ? "undone" : "nothing_to_undo"));
  }

  function clear() {
    change({ items: [], title: "" });
    collected.say(said("cleared"), true);
    root().querySelector(".briefing-empty a")?.focus();
  }

  const DO = {
    up: (id) => move(id, -1),
    down: (id) => move(id, 1),
    plain: (id) => changeItem(id, (item) => ({ ...item, title: null })),
    heading: addHeading,
    duplicate,
    remove,
    undo,
    clear,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".briefing button[data-do]");
    if (button) DO[button.dataset.do]?.(button.closest(".briefing-item")?.dataset.item);
  });

  document.addEventListener("input", (event) => {
    const field = event.target;
    const id = field.closest(".briefing-item")?.dataset.item;
    const { part, cover, setting } = field.dataset;
    const kind = `${id || ""} ${part || cover || setting}`;
    if (id && part === "title") changeItem(id, (item) => titled(item, field.value), kind);
    if (id && part === "comment") changeItem(id, (item) => ({ ...item, comment: field.value }), kind);
    if (cover) change({ cover: { ...collected.read().cover, [cover]: field.value } }, kind);
    if (setting) change({ [setting]: field.value }, kind);
  });

  // A figure without words of the writer's says what the data say, also when they change.
  function titled(item, text) {
    return { ...item, title: text.trim() || item.kind === "heading" ? text : null };
  }

  // In a text field the browser undoes the letters itself.
  document.addEventListener("keydown", (event) => {
    const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!asked || !root() || event.target.matches(TEXT)) return;
    event.preventDefault();
    undo();
  });

  // The title is left empty: what the data say comes back into the field.
  document.addEventListener("focusout", (event) => {
    if (root() && event.target.matches(".briefing-item textarea")) window.setTimeout(show, 0);
  });

  function fill() {
    if (!root()) return;
    const briefing = collected.read();
    for (const field of root().querySelectorAll("[data-cover], [data-setting]")) {
      if (field === document.activeElement) continue;
      const { cover, setting } = field.dataset;
      const kept = cover ? briefing.cover?.[cover] : briefing[setting];
      field.value = kept || (setting === "language" ? languageOf(briefing) : field.dataset.plain || "");
    }
    root().querySelector("[data-do=undo]").disabled = !collected.steps();
  }

  document.addEventListener("tramso:collected", fill);
  window.tramsoBriefing = { ...window.tramsoBriefing, fill, moveTo };
})();
