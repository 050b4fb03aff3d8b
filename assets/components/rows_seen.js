// Below a long table stands which of its rows are in sight: “Rows 21–40 of 139”.
(() => {
  const LINES = "tbody tr, .ag-center-cols-container > .ag-row";
  const number = (count) => count.toLocaleString(document.documentElement.lang);

  function range(box) {
    const { top, bottom } = box.getBoundingClientRect();
    const head = box.querySelector("thead, .ag-header")?.getBoundingClientRect().height || 0;
    const seen = [...box.querySelectorAll(LINES)].filter((line) => {
      const at = line.getBoundingClientRect();
      const middle = (at.top + at.bottom) / 2;
      return middle > top + head && middle < bottom;
    });
    const places = seen.map((line) => Number(line.getAttribute("row-index") ?? line.sectionRowIndex) + 1);
    return places.length ? [Math.min(...places), Math.max(...places)] : null;
  }

  // A grid that is filtered has fewer rows than its list.
  function total(box, words) {
    const rows = box.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount");
    const heads = box.querySelectorAll(".ag-header-viewport .ag-header-row").length;
    return rows ? Number(rows) - heads : Number(words.dataset.total);
  }

  function say(card) {
    const words = card.querySelector(".rows-seen");
    const box = card.querySelector(".table-scroll, .grid");
    const seen = words && box ? range(box) : null;
    if (!seen) return;
    const said = { first: seen[0], last: seen[1], total: total(box, words) };
    const text = words.dataset.rows.replace(/\{(\w+)\}/g, (_all, name) => number(said[name]));
    if (words.textContent !== text) words.textContent = text;
  }

  const watched = new WeakSet();
  function watch() {
    for (const words of document.querySelectorAll(".rows-seen")) {
      const card = words.closest("figure");
      if (!card || watched.has(words)) continue;
      watched.add(words);
      say(card);
    }
  }

  let waiting = false;
  function soon(card) {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      watch();
      if (card) say(card);
    });
  }

  document.addEventListener("scroll", (event) => soon(event.target.closest?.(".table-card")), true);
  new MutationObserver((changes) => {
    const grid = changes.map(({ target }) => target.closest?.(".grid")?.closest("figure")).find(Boolean);
    soon(grid);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
