// Charts are pictures. The value under the pointer is said at once; Plotly takes a chart over where a reader rests on
// it, in the same place, and is fetched then. A button of the key hides a series and shows it again.
(() => {
  const REST_MS = 250;
  const CONFIG = { displayModeBar: false, doubleClick: false, showTips: false };
  const libraries = {};
  const live = new WeakMap();
  let resting = 0;
  let said = null;
  let pointed = null;

  // The library with all of a kind of drawings: `charts`, or `maps`, which has charts too.
  function plotly(kind) {
    libraries[kind] ??= new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = document.body.dataset[kind];
      script.addEventListener("load", () => done(window.Plotly));
      script.addEventListener("error", () => {
        delete libraries[kind];
        script.remove();
        fail(new Error(script.src));
      });
      document.head.append(script);
    });
    return libraries[kind];
  }

  const key = (picture) => picture.previousElementSibling?.closest(".key");
  const buttons = (picture) => [...(key(picture)?.querySelectorAll("button") ?? [])];

  async function ask(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  // Plotly's drawing of a picture; the same promise while the picture is the same.
  function takeOver(picture) {
    const { figure } = picture.dataset;
    const before = live.get(picture);
    if (before?.figure === figure && before.place.isConnected) return before.graph;
    const place = document.createElement("div");
    place.className = "graph";
    const graph = draw(picture, place, figure);
    live.set(picture, { figure, place, graph });
    graph.catch(() => live.delete(picture));
    picture.append(place);
    return graph;
  }

  async function draw(picture, place, address) {
    const [Plotly, figure] = await Promise.all([libraries.maps ?? plotly("charts"), ask(address)]);
    const { width, height } = picture.getBoundingClientRect();
    const layout = { ...figure.layout, width, height, showlegend: false };
    await Plotly.newPlot(place, structuredClone(figure.data), layout, CONFIG);
    picture.dataset.live = "";
    goOnSaying(picture);
    for (const button of buttons(picture)) show(picture, button);
    watch.observe(picture);
    return place;
  }

  const watch = new ResizeObserver((changed) => {
    for (const { target: picture } of changed) {
      const place = picture.querySelector(".js-plotly-plot");
      const { width, height } = picture.getBoundingClientRect();
      if (!place || !width) continue;
      if (width !== place.layout.width) window.Plotly.relayout(place, { width, height });
    }
  });

  function show(picture, button) {
    const shown = button.ariaPressed === "true";
    for (const mark of picture.querySelectorAll(`.series[data-n="${button.dataset.series}"]`))
      mark.style.display = shown ? "" : "none";
    const place = picture.querySelector(".js-plotly-plot");
    if (!place) return;
    const own = place.data.flatMap((trace, at) => (trace.name === button.textContent ? [at] : []));
    if (own.length) window.Plotly.restyle(place, { visible: shown }, own);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".key button");
    if (!button) return;
    button.ariaPressed = String(button.ariaPressed !== "true");
    const picture = button.closest(".key").nextElementSibling;
    show(picture, button);
    // Plotly stacks what is left anew.
    takeOver(picture).catch(() => {});
  });

  function hush() {
    said?.remove();
    said = null;
  }

  // The words of a mark, or of the cell of a heatmap that lies under the pointer.
  function words(target, event) {
    const cells = target.closest(".drawn")?.querySelector("[data-cells]");
    if (cells) return cellWords(cells, event);
    const title = target.querySelector?.(":scope > title");
    if (title) {
      // Else the browser would show them a second time.
      target.dataset.said = title.textContent;
      title.remove();
    }
    return target.dataset?.said;
  }

  function cellWords(cells, { clientX, clientY }) {
    const { x, y, said: texts } = JSON.parse(cells.dataset.cells);
    const box = cells.getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * x.length);
    const row = Math.floor(((clientY - box.top) / box.height) * y.length);
    const text = texts[row]?.[column];
    return text ? `${y[row]}\n${x[column]}: ${text}` : "";
  }

  function tell(text, { clientX, clientY }) {
    if (!text) return hush();
    said ??= document.body.appendChild(Object.assign(document.createElement("div"), { className: "said" }));
    said.textContent = text;
    const { width, height } = said.getBoundingClientRect();
    said.style.left = `${Math.max(4, Math.min(clientX + 14, window.innerWidth - width - 4))}px`;
    said.style.top = `${clientY - height - 12 > 0 ? clientY - height - 12 : clientY + 18}px`;
  }

  // Plotly says what the picture said before the pointer moves again; where it is silent the words stay.
  function goOnSaying(picture) {
    if (!said || !picture.contains(pointed.target)) return hush();
    const { clientX, clientY } = pointed;
    const there = document.elementFromPoint(clientX, clientY);
    there?.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
    if (picture.querySelector(".hoverlayer > *")) hush();
  }

  function point(event) {
    const picture = event.target.closest?.(".picture:not([data-live])");
    window.clearTimeout(resting);
    if (!picture) return hush();
    pointed = event;
    tell(words(event.target, event), event);
    if (picture.dataset.figure)
      resting = window.setTimeout(() => picture.isConnected && takeOver(picture).catch(() => {}), REST_MS);
  }

  // A click in a row whose name is a link; a finger's tap asks for the words there.
  function follow({ target, clientY, pointerType }) {
    const links = target.closest?.(".linked > .picture")?.nextElementSibling;
    if (!links || pointerType === "touch") return;
    const boxes = [...links.children].map((row) => [row, row.getBoundingClientRect()]);
    const [row] = boxes.find(([, { top, bottom }]) => top <= clientY && clientY < bottom) ?? [];
    row?.querySelector("a").click();
  }

  document.addEventListener("click", follow);
  document.addEventListener("pointermove", point);
  // A finger's tap moves nothing.
  document.addEventListener("click", point);
  document.documentElement.addEventListener("pointerleave", () => {
    window.clearTimeout(resting);
    hush();
  });

  document.addEventListener("scroll", hush, { passive: true, capture: true });

  // Another page, date or place brings another picture: Plotly's drawing of the one before goes.
  new MutationObserver((changes) => {
    for (const { target: picture } of changes) {
      delete picture.dataset.live;
      for (const place of picture.querySelectorAll(":scope > .graph")) place.remove();
      live.delete(picture);
    }
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-figure"], subtree: true });

  window.tramso = { ...window.tramso, plotly, takeOver, tell };
})();
