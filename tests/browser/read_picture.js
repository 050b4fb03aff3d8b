// A picture, and Plotly's drawing of it after that has taken over: words of ticks, other words, marks (colour, box).
async (picture) => {
  const origin = picture.getBoundingClientRect();
  const box = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left - origin.left, top - origin.top, width, height];
  };
  const words = (elements) => [...elements].map((one) => one.textContent.replace(/\s+/g, "")).filter(Boolean);
  const paint = (element, name) => getComputedStyle(element)[name];
  // Plotly gives a colour and its opacity apart, and draws areas of nothing too.
  const opaque = (colour) => colour.replace(/rgba\((.*), [\d.]+\)/, "rgb($1)");
  function mark(element) {
    const fill = paint(element, "fill");
    const hatched = element.matches(".hatched") || fill.startsWith("url");
    return { colour: hatched ? "hatched" : opaque(fill === "none" ? paint(element, "stroke") : fill), box: box(element), line: fill === "none" };
  }
  const seen = ({ box: [, , width, height], line }) => (line ? width + height > 3 : width > 4 && height > 4);
  const order = (marks) =>
    marks.filter(seen).sort((a, b) => a.colour.localeCompare(b.colour) || a.box[0] - b.box[0] || a.box[1] - b.box[1]);

  const plot = picture.querySelector(".plot");
  const ticked = new Set(plot.querySelectorAll(".tick"));
  const drawn = {
    ticks: words(ticked).sort(),
    texts: words([...plot.querySelectorAll("text")].filter((one) => !ticked.has(one) && !one.closest(".cell-words"))).sort(),
    marks: order([...plot.querySelectorAll(".bar, .line")].map(mark)),
  };
  await window.tramso.takeOver(picture);
  const graph = picture.querySelector(".js-plotly-plot");
  // An area is one mark here and a filling with a thin outline there.
  const drawnAsLine = (line) => Number.parseFloat(paint(line, "strokeWidth")) >= 1;
  const lines = [...graph.querySelectorAll(".scatterlayer .js-line")].filter(drawnAsLine);
  const others = graph.querySelectorAll(".barlayer .point path, .scatterlayer .js-fill");
  const plotly = {
    ticks: words(graph.querySelectorAll(".xtick text, .ytick text")).sort(),
    texts: words(graph.querySelectorAll(".annotation-text, .bartext, .xtitle, .ytitle")).sort(),
    marks: order([...lines, ...others].map(mark)),
  };
  return [drawn, plotly];
}
