// What a reader would trip over on the page in sight, as sentences; empty where there is nothing.
(foreign) => {
  const found = [];
  const width = document.scrollingElement.scrollWidth;
  if (width > window.innerWidth) found.push(`scrolls sideways: ${width} > ${window.innerWidth}`);

  const own = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim());
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const told = [...document.querySelectorAll("header, #filters, #status, main, #footer")]
    .flatMap((part) => [...part.querySelectorAll("*")])
    .filter((element) => own(element).some(Boolean) && visible(element));
  const name = (element) => `“${element.textContent.trim().slice(0, 60)}”`;

  for (const element of told.filter((each) => !each.closest("svg, .ag-cell, .sr-only"))) {
    const { overflowX } = getComputedStyle(element);
    if (["hidden", "clip"].includes(overflowX) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut off: ${name(element)}`);
  }

  const controls = [...document.querySelectorAll("header a, header button")].filter(visible);
  const boxes = controls.map((each) => [each, each.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  boxes.forEach(([one, box], at) =>
    boxes.slice(at + 1).forEach(([other, next]) => meet(box, next) && found.push(`${name(one)} lies on ${name(other)}`))
  );

  const words = new Set(foreign);
  // A tile breaks the name of its province into lines: “Cao” of Cao Bằng is no word.
  const here = told.filter((each) => !each.closest("[lang]:not(html), code, .cell-words"));
  here.flatMap(own).forEach((text) => words.has(text) && found.push(`in the other language: “${text}”`));

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const cached = {};
  const painted = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const rgba = (colour) => (cached[colour] ||= painted(colour));
  const linear = (byte) => (byte <= 10 ? byte / 3295 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const grounds = new Map();
  const under = (element) => {
    const colour = rgba(getComputedStyle(element).backgroundColor);
    if (colour[3] === 255) return colour;
    return element.parentElement ? ground(element.parentElement) : [255, 255, 255];
  };
  const ground = (element) => {
    if (!grounds.has(element)) grounds.set(element, under(element));
    return grounds.get(element);
  };
  // WCAG 2.2, 1.4.3: 4.5 to 1, for large text 3 to 1; controls that cannot be used are exempt.
  for (const element of told.filter((each) => !each.closest("svg, :disabled, [aria-disabled=true]"))) {
    const { color, fontSize } = getComputedStyle(element);
    const [low, high] = [light(rgba(color)), light(ground(element))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < (parseFloat(fontSize) >= 24 ? 3 : 4.5)) found.push(`faint, ${ratio.toFixed(1)}: ${name(element)}`);
  }
  return [...new Set(found)];
}
