// Texts that lie on other texts in the page in sight, as sentences; empty where there are none.
() => {
  const SKIPPED = ".sr-only, noscript, script, style, .maplibregl-map, .ag-root, [hidden]";
  const all = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  // A part of a picture that is not displayed passes for visible and has no size.
  const drawn = (element) =>
    element.checkVisibility(all) && element.getBoundingClientRect().width > 0 && !stays(element);
  const stays = (element) =>
    !!element && (getComputedStyle(element).position === "sticky" || stays(element.parentElement));
  const cuts = new Map();
  const whole = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  const meeting = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  // What of an element's place its ancestors leave to be seen.
  const seen = (element) => {
    if (!element || element === document.body) return whole;
    if (!cuts.has(element)) {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      const open = (overflowX === "visible" && overflowY === "visible") || display === "contents" || display === "inline";
      const outer = seen(element.parentElement);
      cuts.set(element, open ? outer : meeting(outer, element.getBoundingClientRect()));
    }
    return cuts.get(element);
  };
  const boxes = [];
  for (const part of document.querySelectorAll("header, #filters, #status, main, #footer")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest(SKIPPED) || !drawn(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const place of range.getClientRects()) {
        const box = meeting(place, seen(element));
        if (box.right - box.left > 1 && box.bottom - box.top > 1) boxes.push({ ...box, element, text: node.data.trim().slice(0, 40) });
      }
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = new Set();
  const held = (element) => (element.closest("text") ?? element);
  boxes.forEach((one, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom; next++) {
      const other = boxes[next];
      if (held(one.element) === held(other.element)) continue;
      const both = meeting(one, other);
      const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
      // Lines stand close: letters touch where half of the lower line lies on the other.
      if (both.right - both.left > 3 && both.bottom - both.top > lower * 0.45)
        found.add(`“${one.text}” lies on “${other.text}”`);
    }
  });
  return [...found];
}
