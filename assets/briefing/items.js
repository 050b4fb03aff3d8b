// The items of a briefing as they are edited: each drawn once by the server, then moved about with what surrounds it.
(() => {
  const { collected } = window.tramso;
  const { ask, root, said } = window.tramsoBriefing;
  const AT_ONCE = 12;
  // What the server drew, by what it was asked for.
  const drawn = new Map();
  let asking = false;

  const languageOf = (briefing) => briefing.language || document.documentElement.lang;

  // The table of what changed is one of all items.
  function keyOf(item, language, items) {
    if (item.kind === "changes") return JSON.stringify(items.map((one) => [one.id, one.title, address(one)]));
    return JSON.stringify([address(item), language]);
  }

  const address = ({ path, query, figure, version, was }) => [path, query, figure, version, was];

  const part = (node, name) => node.querySelector(`[data-part="${name}"]`);

  function made(item) {
    const template = root().querySelector(`template[data-of="${item.kind}"]`);
    const node = template.content.firstElementChild.cloneNode(true);
    node.dataset.item = item.id;
    return node;
  }

  // Texts are not written over while they are typed.
  function write(field, text) {
    if (!field || field === document.activeElement || field.value === text) return;
    field.value = text;
  }

  function fill(node, item, at, count) {
    const found = drawn.get(node.dataset.key);
    const title = item.title ?? found?.title ?? "";
    part(node, "number").textContent = at + 1;
    write(part(node, "title"), title);
    write(part(node, "comment"), item.comment || "");
    for (const control of node.querySelectorAll("button[data-do]"))
      control.setAttribute("aria-label", said(control.dataset.do, { title: title || at + 1 }));
    part(node, "up").disabled = at === 0;
    part(node, "down").disabled = at === count - 1;
    const plain = part(node, "plain");
    if (plain) plain.hidden = item.title === null || item.title === undefined;
  }

  function picture(node, item, language, items) {
    const key = keyOf(item, language, items);
    const place = part(node, "picture");
    if (!place) return;
    const found = drawn.get(key);
    if (node.dataset.key === key && (!found || place.dataset.done === key)) return;
    node.dataset.key = key;
    place.setAttribute("aria-busy", String(!found));
    if (!found) return;
    place.dataset.done = key;
    place.innerHTML = found.html;
    node.classList.toggle("broken", found.broken);
  }

  // Moving a node takes the keyboard from it.
  function order(list, nodes) {
    const focused = document.activeElement;
    nodes.forEach((node, at) => {
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] || null);
    });
    while (list.children.length > nodes.length) list.lastElementChild.remove();
    if (focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
  }

  function show() {
    if (!root()) return;
    const briefing = collected.read();
    const list = root().querySelector(".briefing-items");
    const known = new Map([...list.children].map((node) => [node.dataset.item, node]));
    const nodes = briefing.items.map((item) => known.get(item.id) || made(item));
    order(list, nodes);
    briefing.items.forEach((item, at) => {
      picture(nodes[at], item, languageOf(briefing), briefing.items);
      fill(nodes[at], item, at, nodes.length);
    });
    root().dataset.empty = String(!nodes.length);
    root().querySelector("[data-part=count]").textContent = said("count", {
      count: nodes.length,
      most: collected.MOST,
    });
    draw(briefing);
  }

  async function draw(briefing) {
    const language = languageOf(briefing);
    const key = (item) => keyOf(item, language, briefing.items);
    const missing = briefing.items.filter((item) => item.kind !== "heading" && !drawn.has(key(item)));
    if (asking || !missing.length) return;
    asking = true;
    const some = missing.slice(0, AT_ONCE);
    const search = new URLSearchParams(some.map((item) => ["only", item.id]));
    search.append("lang", document.documentElement.lang);
    const answer = await ask("drawn", JSON.stringify({ ...briefing, language }), `?${search}`);
    const found = answer ? await answer.json() : [];
    for (const [at, one] of found.entries()) drawn.set(key(some[at]), one);
    asking = false;
    if (found.length) show();
  }

  document.addEventListener("tramso:collected", show);
  window.tramsoBriefing = { ...window.tramsoBriefing, languageOf, show };
})();
