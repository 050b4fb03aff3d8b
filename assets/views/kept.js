// The views that a reader saved: kept in this browser, changed with a way back, taken away and brought as a file.
(() => {
  const { base } = window.tramso;
  const KEY = "tramso-views";
  const MOST = 50;
  const LONGEST = { name: 80, address: 2000 };
  const STEPS_BACK = 20;
  const EMPTY = { views: 1, items: [], start: null };
  const past = [];
  // What could not be kept in this browser lasts as long as its page.
  let unkept = null;

  const newId = () => Math.random().toString(36).slice(2, 10);

  // An address of this server: a path, and no other host behind two strokes.
  const ours = (text) => /^\/(?![/\\])/.test(text) && !/\s/.test(text) && text.length <= LONGEST.address;

  function good({ name, address } = {}) {
    return typeof name === "string" && name.trim() && typeof address === "string" && ours(address);
  }

  // Throws where the text holds no views.
  function parsed(text) {
    const given = JSON.parse(text);
    if (given?.views !== 1 || !Array.isArray(given.items)) throw new Error("no views");
    const items = given.items.filter((item) => item && good(item)).slice(0, MOST);
    const whole = items.map(({ id, name, address }) => ({
      id: typeof id === "string" && id ? id : newId(),
      name: name.trim().slice(0, LONGEST.name),
      address,
    }));
    return { views: 1, items: whole, start: whole.find(({ id }) => id === given.start)?.id ?? null };
  }

  function read() {
    if (unkept) return unkept;
    try {
      return parsed(window.localStorage.getItem(KEY));
    } catch (_unreadable) {
      return EMPTY;
    }
  }

  // Whether the browser kept it.
  function keep(views) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(views));
      unkept = null;
    } catch (_refused) {
      unkept = views;
    }
    return !unkept;
  }

  function change(views) {
    past.push(read());
    if (past.length > STEPS_BACK) past.shift();
    return keep(views);
  }

  function undo() {
    const before = past.pop();
    return before ? keep(before) : true;
  }

  const joined = (path, query) => [path, query.toString()].filter(Boolean).join("?");

  // The address shown, without the language: that goes along with whoever opens it.
  function shown() {
    const query = new URLSearchParams(window.location.search);
    query.delete("lang");
    const path = window.location.pathname.slice(base.length) || "/";
    return joined(path, query);
  }

  // An address that was kept, in the language of the page.
  function whole(address) {
    const [path, search = ""] = address.split("?");
    const query = new URLSearchParams(search);
    if (document.documentElement.lang === "en") query.set("lang", "en");
    return base + joined(path, query);
  }

  // Goes there without loading the page anew.
  function go(address) {
    window.history.pushState({}, "", whole(address));
    window.setTimeout(() => window.dispatchEvent(new CustomEvent("_dashprivate_pushstate")), 0);
  }

  // Those of a file beside one's own; null where the text holds none.
  function merged(text) {
    const own = read();
    try {
      const came = parsed(text);
      const known = new Set(own.items.map(({ name, address }) => `${name} ${address}`));
      const fresh = came.items.filter(({ name, address }) => !known.has(`${name} ${address}`));
      const room = fresh.slice(0, MOST - own.items.length);
      const named = room.map((item) => ({ ...item, id: newId() }));
      const start = named[room.findIndex(({ id }) => id === came.start)]?.id ?? null;
      const views = { ...own, items: [...own.items, ...named], start: own.start ?? start };
      return { views, count: named.length, same: came.items.length - fresh.length };
    } catch (_noViews) {
      return null;
    }
  }

  const views = { change, go, merged, newId, read, shown, undo, whole, LONGEST, MOST };
  window.tramso = { ...window.tramso, views };
})();
