// A figure's numbers as a table, made from the text beside it when a reader opens it, and anew when they change.
(() => {
  function cell(kind, text, align, scope) {
    const made = document.createElement(kind);
    made.textContent = text;
    made.className = align;
    if (scope) made.scope = scope;
    return made;
  }

  function line(texts, columns, first, rest, scopes) {
    const row = document.createElement("tr");
    row.append(...texts.map((text, at) => cell(at ? rest : first, text, columns[at][1], scopes[at ? 1 : 0])));
    return row;
  }

  function table({ caption, columns, rows }) {
    const made = document.createElement("table");
    const name = made.createCaption();
    name.textContent = caption;
    name.className = "sr-only";
    const labels = columns.map(([label]) => label);
    made.createTHead().append(line(labels, columns, "th", "th", ["col", "col"]));
    made.createTBody().append(...rows.map((row) => line(row, columns, "th", "td", ["row", ""])));
    return made;
  }

  function show(place) {
    const open = place.closest("details").open;
    place.replaceChildren(...(open ? [table(JSON.parse(place.dataset.table))] : []));
  }

  document.addEventListener(
    "toggle",
    (event) => event.target.querySelectorAll?.(":scope.twin [data-table]").forEach(show),
    true,
  );

  new MutationObserver((changes) => {
    for (const change of changes) show(change.target);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-table"], subtree: true });
})();
