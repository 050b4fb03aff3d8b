// A page on a projector: one of its screens at a time, by keys and remote controls, or in a round by itself. What is
// shown is a rule of style, so that a page built anew from a new version stays at the same screen.
(() => {
  const WIDE = "(width >= 900px)";
  const FULL = [1920, 1080];
  const STEPS = {
    ArrowRight: 1,
    ArrowDown: 1,
    PageDown: 1,
    Enter: 1,
    ArrowLeft: -1,
    ArrowUp: -1,
    PageUp: -1,
    Backspace: -1,
  };
  const PATIENCE_MS = 15000;
  const DAY_MS = 86400000;
  const root = document.documentElement;
  const sheet = new CSSStyleSheet();
  let at = 0;
  let since = Date.now();
  let paused = false;
  let answered = Date.now();

  // The newest of what is there: as long as the page as it came stands beside Dash's own, there are two.
  const deck = () => [...document.querySelectorAll(".present")].at(-1);
  const screens = () => [...(deck()?.querySelectorAll(":scope > .screen") ?? [])];

  function lay() {
    const fit = Math.min(window.innerWidth / FULL[0], window.innerHeight / FULL[1]);
    sheet.replaceSync(`@media screen and ${WIDE} {
      .present { --screen-fit: ${fit}; }
      .present > .screen:not(:nth-child(${at + 1})) { display: none; }
    }`);
  }

  function show(to, byHand) {
    const all = screens();
    if (!all.length) return;
    at = (to + all.length) % all.length;
    since = Date.now();
    lay();
    window.history.replaceState(window.history.state, "", `#screen-${at + 1}`);
    if (byHand) all[at].querySelector("h1").focus({ preventScroll: true });
    play(all[at]);
  }

  // Dots show how it came to be.
  function play(screen) {
    const button = screen.querySelector(".dots-time button");
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (button?.textContent === "▶" && !calm) button.click();
  }

  function say() {
    const place = deck();
    if (!place) return;
    const { every, paused: stopped, away, day } = place.dataset;
    const parts = [];
    if (every && paused) parts.push(stopped);
    if (Date.now() - answered > PATIENCE_MS) {
      const time = new Date(answered).toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
      const days = Math.floor((Date.now() - new Date(day)) / DAY_MS);
      parts.push(away.replace("{time}", time).replace("{days}", days));
    }
    const said = parts.join(" ");
    for (const state of document.querySelectorAll(".present-state"))
      if (state.textContent !== said) state.textContent = said;
  }

  function tick() {
    const every = Number(deck()?.dataset.every);
    say();
    if (document.hidden || !every || paused || !window.matchMedia(WIDE).matches) return;
    if (Date.now() - since >= 1000 * every) show(at + 1, false);
  }

  function step(to) {
    paused = true;
    show(to, true);
    say();
  }

  function pause() {
    paused = !paused;
    since = Date.now();
    say();
  }

  function leave() {
    delete root.dataset.black;
    deck().querySelector(".present-leave").click();
  }

  const blacken = () => root.toggleAttribute("data-black");
  const KEYS = {
    Escape: leave,
    Home: () => step(0),
    End: () => step(-1),
    " ": ({ shiftKey }) => step(at + (shiftKey ? -1 : 1)),
    p: pause,
    P: pause,
    b: blacken,
    ".": blacken,
  };
  for (const [key, by] of Object.entries(STEPS)) KEYS[key] = () => step(at + by);

  // A key belongs to a field, a button or a link that has the focus, and on a phone to the page, which is scrolled.
  function isOurs({ key, target, ctrlKey, metaKey, altKey }) {
    if (!deck() || !(key in KEYS) || ctrlKey || metaKey || altKey) return false;
    if (target.closest("input, select, textarea, dialog")) return false;
    if ([" ", "Enter"].includes(key) && target.closest("a, button")) return false;
    return key === "Escape" || window.matchMedia(WIDE).matches;
  }

  document.addEventListener("keydown", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    KEYS[event.key](event);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('.present a[href^="#screen-"]');
    if (!link || !window.matchMedia(WIDE).matches) return;
    event.preventDefault();
    step(Number(link.hash.slice("#screen-".length)) - 1);
  });

  // Another page, or the same one with more or fewer screens.
  function settle() {
    const count = screens().length;
    if (!count) delete root.dataset.black;
    else if (at >= count) show(count - 1, false);
  }

  document.addEventListener("tramso:page", settle);
  document.addEventListener("tramso:health", ({ detail }) => {
    if (detail) answered = Date.now();
  });
  window.addEventListener("resize", lay);
  window.setInterval(tick, 1000);

  document.adoptedStyleSheets.push(sheet);
  at = Math.max(Number(window.location.hash.match(/^#screen-(\d+)$/)?.[1] ?? 1) - 1, 0);
  lay();
})();
