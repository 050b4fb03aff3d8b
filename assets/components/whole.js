// Paper has every row of a table: those that the page left out are fetched, those of a grid written out as it
// stands, sorted and filtered. The dialog of printing waits, so the rows are asked for in one breath.
(() => {
  const { gridTable } = window.tramso;
  const kept = new Map();

  function fetched(address) {
    const asked = new XMLHttpRequest();
    asked.open("GET", address, false);
    try {
      asked.send();
    } catch (failed) {
      console.warn(failed);
    }
    return asked.status === 200 ? asked.responseText : "";
  }

  function complete(box) {
    const got = new DOMParser().parseFromString(fetched(box.dataset.whole), "text/html");
    const body = got.querySelector("tbody");
    if (!body) return;
    const first = box.querySelector("tbody");
    kept.set(body, first);
    first.replaceWith(body);
    box.closest("figure").classList.add("whole-now");
  }

  function writeOut(grid) {
    const table = gridTable(grid.dataset.grid);
    if (!table) return;
    grid.append(table);
    kept.set(table, null);
    grid.closest("figure").classList.add("whole-now");
  }

  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".table-card:not(.whole-now) [data-whole]").forEach(complete);
    document.querySelectorAll(".table-card:not(.whole-now) .grid").forEach(writeOut);
  });

  window.addEventListener("afterprint", () => {
    for (const card of document.querySelectorAll(".whole-now")) card.classList.remove("whole-now");
    for (const [laid, first] of kept) first ? laid.replaceWith(first) : laid.remove();
    kept.clear();
  });
})();
