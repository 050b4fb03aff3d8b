// What stands in a map's card beside the plot, and the ways from it: legend, facts, another address.
(() => {
  const { fill, paint, say, showStations } = window.tramsoMap;

  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  function legend(el, spec, { counts, drawn }) {
    const box = el.querySelector(".map-legend");
    box.replaceChildren();
    const head = document.createElement("strong");
    head.textContent = spec.words.legend;
    box.append(head);
    spec.labels.forEach((text, i) => {
      if (!drawn[i]) return;
      const line = document.createElement("span");
      const swatch = document.createElement("i");
      const number = document.createElement("b");
      swatch.style.background = spec.colours[i];
      if (i >= spec.count) swatch.className = "blank";
      number.textContent =
        i < spec.count || counts[i] ? counts[i].toLocaleString(document.documentElement.lang) : "";
      line.append(swatch, `${text} `, number);
      box.append(line);
    });
  }

  function display(el, data, spec = el.spec) {
    const stations = el.data === data && el.stations;
    if (el.stations) showStations(el.graph, stations);
    legend(el, spec, fill(el.graph, spec, el.places, data, stations));
    paint(el.graph, spec);
    clearTimeout(el.saying);
    el.saying = setTimeout(() => say(el.graph, spec, el.places, data), 100);
  }

  // What stands on the map itself: date, source, how good the borders are, whom to thank; not said again below it.
  function facts(el, { facts }) {
    const plain = (text) => text.replace(/\.$/, "");
    const own = facts.map(plain);
    el.querySelector(".map-facts").replaceChildren(
      ...own.map((text) => {
        const span = document.createElement("span");
        span.textContent = text;
        return span;
      }),
    );
    el.closest("figure")
      .querySelectorAll(".figure-notes span")
      .forEach((note) => {
        note.hidden = own.includes(plain(note.textContent));
      });
  }

  window.tramsoMap = { ...window.tramsoMap, display, facts, go, legend };
})();
