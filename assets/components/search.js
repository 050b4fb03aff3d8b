// The search over any page: / and Ctrl+K open it, arrows and Enter choose. The dialog itself keeps the focus
// inside, closes with Esc and gives the focus back; components/frame/search_box.py makes both.
(() => {
  const BOX = "search-box";
  const TEXT = "search-text";
  const ASKED = "search-asked";
  const PAUSE = 150;
  let asked = "";
  let pause;

  function text() {
    return document.getElementById(TEXT);
  }

  function isOpen() {
    return !!document.querySelector(".search-modal");
  }

  function set(open) {
    window.dash_clientside.set_props(BOX, { is_open: open });
  }

  function ask() {
    window.clearTimeout(pause);
    if (!text()) return;
    asked = text().value;
    window.dash_clientside.set_props(ASKED, { data: asked });
  }

  function open() {
    if (!isOpen()) set(true);
    focus(20);
  }

  // The dialog is drawn after its state changes, so it is waited for: 20 tries, 25 ms apart.
  function focus(tries) {
    const field = text();
    if (!field && tries) return window.setTimeout(() => focus(tries - 1), 25);
    if (!field) return;
    const said = { role: "combobox", "aria-expanded": "true", "aria-controls": "search-list" };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
    field.setAttribute("aria-autocomplete", "list");
    field.focus();
    if (field.value) return; // letters that came before are the reader's
    field.value = asked;
    field.select();
  }

  function hits() {
    return [...document.querySelectorAll(".search-modal .search-hit")];
  }

  function choose(hit) {
    for (const other of hits()) other.setAttribute("aria-selected", String(other === hit));
    text().setAttribute("aria-activedescendant", hit.id);
    hit.scrollIntoView({ block: "nearest" });
  }

  function chosen() {
    return hits().find((hit) => hit.getAttribute("aria-selected") === "true");
  }

  function move(step) {
    const all = hits();
    if (!all.length) return;
    const at = all.indexOf(chosen());
    choose(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
  }

  // What is found for the text before is not what Enter means: the answer is waited for, 40 tries, 25 ms apart.
  function enter(tries) {
    const fresh = document.querySelector(".search-modal .search-found");
    const waiting = fresh && fresh.dataset.dashIsLoading === "true";
    const hit = !waiting && (chosen() || hits()[0]);
    if (hit) return hit.click();
    if (tries) window.setTimeout(() => enter(tries - 1), 25);
  }

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function opens(event) {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "/") return bare && !typing(event.target);
    return event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  }

  document.addEventListener("keydown", (event) => {
    if (!opens(event)) return;
    event.preventDefault();
    open();
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== TEXT) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      move(step);
    } else if (event.key === "Enter") {
      if (!chosen()) ask();
      window.setTimeout(() => enter(40), chosen() ? 0 : 200);
    }
  });

  // Before the dialog hears of it.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      event.stopPropagation();
      set(false);
    },
    true,
  );

  // The dialog takes the focus back when it lands on the page, but after its last link it would leave for the
  // browser's own bars first.
  document.addEventListener("keydown", (event) => {
    const inside = event.key === "Tab" && event.target.closest(".search-modal");
    if (!inside) return;
    const stops = [...inside.querySelectorAll("input, a[href]")];
    const at = stops.indexOf(event.target);
    if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
    event.preventDefault();
    stops[event.shiftKey ? stops.length - 1 : 0].focus();
  });

  // The list is drawn anew in place, so what was chosen in it would stay chosen for other words.
  document.addEventListener("input", (event) => {
    if (event.target.id !== TEXT) return;
    window.clearTimeout(pause);
    pause = window.setTimeout(ask, PAUSE);
    for (const hit of hits()) hit.removeAttribute("aria-selected");
    event.target.removeAttribute("aria-activedescendant");
  });

  // A plain click goes on without loading the page anew; one with a modifier is left to the browser.
  function follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    set(false);
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    // The button that had the focus is drawn anew with the page, so reading goes on in the new one.
    window.setTimeout(() => document.getElementById("page").focus({ preventScroll: true }), 200);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-search-open]")) open();
    const link = event.target.closest(".search-found a");
    if (link) follow(event, link);
  });
})();
