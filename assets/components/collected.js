// What a reader has collected for a briefing: kept in this browser, counted in the header, changed with a way back.
// Says “tramso:collected” on the document after each change; components/briefing/code.py reads and writes the same.
(() => {
  const { base } = window.tramso;
  const KEY = "tramso-briefing";
  const MOST = 100;
  const EMPTY = { briefing: 1, items: [] };
  const STEPS_BACK = 50;
  const SECONDS_SAID = 10;
  const past = [];
  // What could not be kept in this browser lasts as long as its page.
  let unkept = null;
  let lastKind = null;

  const header = () => document.querySelector("#react-entry-point .collected > span");
  const words = () => JSON.parse(header().dataset.words);

  // The server leaves out what goes without saying.
  const whole = (item) => ({ kind: "figure", path: "/", query: {}, title: null, comment: "", ...item });

  function read() {
    if (unkept) return unkept;
    try {
      const kept = JSON.parse(window.localStorage.getItem(KEY));
      return Array.isArray(kept?.items) ? { ...kept, items: kept.items.map(whole) } : EMPTY;
    } catch (_unreadable) {
      return EMPTY;
    }
  }

  function keep(briefing) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(briefing));
      unkept = null;
    } catch (_refused) {
      unkept = briefing;
      say(words().unkept);
    }
    tell();
  }

  // kind: changes of one kind that follow each other, the letters of one text, are undone at once.
  function change(briefing, kind = null) {
    if (kind === null || kind !== lastKind) past.push(read());
    if (past.length > STEPS_BACK) past.shift();
    lastKind = kind;
    keep(briefing);
  }

  function undo() {
    const before = past.pop();
    lastKind = null;
    if (before) keep(before);
    return Boolean(before);
  }

  const steps = () => past.length;
  const newId = () => Math.random().toString(36).slice(2, 10);

  // The header is drawn anew with every page; a property of the root reaches it without being set again.
  function tell() {
    const { items } = read();
    document.documentElement.style.setProperty("--collected", `"${items.length || ""}"`);
    document.dispatchEvent(new Event("tramso:collected"));
  }

  const place = document.createElement("div");
  place.className = "collected-said";
  place.setAttribute("role", "status");
  document.body.append(place);
  let hiding = 0;

  // The sentence stays while the keyboard or the mouse is on it.
  function hide() {
    window.clearTimeout(hiding);
    hiding = window.setTimeout(() => {
      if (place.matches(":hover, :focus-within")) hide();
      else place.replaceChildren();
    }, 1000 * SECONDS_SAID);
  }

  function say(sentence, back = false) {
    const text = document.createElement("span");
    text.textContent = sentence;
    const parts = [text];
    if (back) parts.push(button(words().undo, () => undo() && say(words().undone)));
    place.replaceChildren(...parts);
    hide();
  }

  function button(name, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", press);
    return made;
  }

  // The address of the figure as the page's own address says it; the briefing has one language for all.
  function itemOf(figure) {
    const query = Object.fromEntries(new URLSearchParams(window.location.search));
    const { lang: _all, version = header().dataset.version, ...rest } = query;
    const path = window.location.pathname.slice(base.length) || "/";
    return { kind: "figure", id: newId(), path, query: rest, figure, version, title: null, comment: "" };
  }

  const address = ({ path, query, figure, version }) =>
    JSON.stringify([path, Object.entries(query || {}).sort(), figure, version]);

  const titleOf = (card) =>
    card.dataset.title || card.getAttribute("aria-label") || card.querySelector("h2").textContent;

  function collect(figure, title) {
    const item = itemOf(figure);
    const briefing = read();
    const fill = (sentence) =>
      sentence.replace("{title}", title).replace("{count}", read().items.length).replace("{most}", MOST);
    if (briefing.items.some((other) => address(other) === address(item))) say(fill(words().already));
    else if (briefing.items.length >= MOST) say(fill(words().full));
    else {
      change({ ...briefing, items: [...briefing.items, item] });
      if (!unkept) say(fill(words().added), true);
    }
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-collect]");
    if (!pressed) return;
    const card = pressed.closest("figure");
    const menu = pressed.closest("details");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    collect(pressed.dataset.collect, titleOf(card));
  });

  window.addEventListener("storage", (event) => event.key === KEY && tell());
  tell();
  const collected = { change, newId, read, say, steps, undo, MOST };
  window.tramso = { ...window.tramso, collected };
})();
