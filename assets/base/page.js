// The page's name and language, the theme kept in this browser, copying the link, closing notices and menus.
// Says “tramso:page” on the document once Dash has built a page.
(() => {
  const KEY = "tramso-theme";
  const root = document.documentElement;
  let lastPath = null;
  let lastPlace = null;

  function name(meta) {
    if (!meta) return window.dash_clientside.no_update;
    root.lang = meta.language;
    document.title = meta.title;
    if (lastPath !== null && lastPath !== window.location.pathname) window.scrollTo(0, 0);
    lastPath = window.location.pathname;
    const place = lastPath + window.location.hash;
    if (place !== lastPlace) show(window.location.hash.slice(1), 20);
    lastPlace = place;
    document.dispatchEvent(new Event("tramso:page"));
    return meta.skip;
  }

  function nameSearch(meta) {
    const none = window.dash_clientside.no_update;
    return meta ? [meta.search, meta.search_hint] : [none, none];
  }

  // The page is drawn after its address is read, so an anchor is waited for: 20 tries, 50 ms apart.
  function show(id, tries) {
    if (!id || !tries) return;
    const part = document.getElementById(decodeURIComponent(id));
    if (part) {
      part.scrollIntoView();
      mark(id);
    } else window.setTimeout(() => show(id, tries - 1), 50);
  }

  // What an address names is marked, and open if it is a fold: `:target` knows no part that was drawn after the address was read. As long as
  // the page as it came stands beside Dash's own, there are two.
  function mark(id) {
    for (const before of document.querySelectorAll("[aria-current=location]"))
      before.removeAttribute("aria-current");
    for (const part of document.querySelectorAll(`[id="${CSS.escape(decodeURIComponent(id))}"]`)) {
      part.setAttribute("aria-current", "location");
      for (const fold of part.querySelectorAll(":scope > .fold")) fold.open = true;
    }
  }

  // The value of a design token (assets/base/tokens.css), for what is drawn without a stylesheet.
  function token(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  // A browser may keep nothing, and says so by throwing.
  function keptTheme() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (_blocked) {
      return root.dataset.theme;
    }
  }

  function theme() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    return keptTheme() || (dark ? "dark" : "light");
  }

  function switchTheme() {
    const next = theme() === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    try {
      window.localStorage.setItem(KEY, next);
    } catch (_blocked) {
      // It lasts as long as the page.
    }
  }

  // Plain http on a ministry's network has no clipboard interface, and one without focus refuses.
  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (_refused) {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    say(button, button.dataset.done);
  }

  function say(button, words) {
    const before = button.textContent;
    if (before === words) return;
    button.textContent = words;
    window.setTimeout(() => {
      button.textContent = before;
    }, 2000);
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    if (at("[data-theme-switch]")) switchTheme();
    if (at("[data-copy-link]")) copy(at("[data-copy-link]"), window.location.href);
    if (at("[data-dismiss]")) at(".notice").hidden = true;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  root.dataset.theme = theme();
  window.addEventListener("hashchange", () => mark(window.location.hash.slice(1)));

  window.tramso = { ...window.tramso, copy, token };
  window.dash_clientside = { ...window.dash_clientside, page: { name, nameSearch } };
})();
