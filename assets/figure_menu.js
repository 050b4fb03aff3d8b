// Images of a figure, made in this browser: the picture with its title, scope, date, source and notes on it.
(function () {
  const WIDTH = 1200;
  const SIDE = 32;
  const INK = "#1c2733";
  const SOFT = "#52606d";

  function wrap(text, perLine) {
    const lines = [""];
    text.split(/\s+/).forEach((word) => {
      const last = lines.length - 1;
      if (lines[last] && (lines[last] + " " + word).length > perLine) lines.push(word);
      else lines[last] = (lines[last] ? lines[last] + " " : "") + word;
    });
    return lines;
  }

  function escape(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }

  // Text stands in the margins: pixels above and below the picture, as shares of its height.
  function dressed(graph, card) {
    const title = wrap(card.dataset.title, 74).map(escape);
    const facts = card.dataset.facts.split("\n").flatMap((fact) => wrap(fact, 150)).map(escape);
    const layout = JSON.parse(JSON.stringify(graph.layout));
    const margin = Object.assign({ t: 12, b: 8, l: 8, r: 12 }, layout.margin);
    const legend = layout.showlegend ? 40 : 8;
    const top = title.length * 28 + 28 + legend;
    const bottom = facts.length * 19 + 36;
    const inner = (layout.height || 340) - margin.t - margin.b;
    layout.width = WIDTH;
    layout.height = inner + margin.t + margin.b + top + bottom;
    layout.margin = { t: margin.t + top, b: margin.b + bottom, l: margin.l + SIDE, r: margin.r + SIDE };
    layout.paper_bgcolor = "#ffffff";
    layout.title = {
      text: "<b>" + title.join("<br>") + "</b>",
      font: { size: 21, color: INK },
      x: SIDE / WIDTH,
      xanchor: "left",
      y: 1 - 24 / layout.height,
      yref: "container",
      yanchor: "top",
      automargin: false,
    };
    layout.annotations = (layout.annotations || []).concat(footnote(facts, layout, inner, bottom));
    return layout;
  }

  function footnote(facts, layout, inner, bottom) {
    const shift = { xref: "paper", x: 0, xanchor: "left", yref: "paper", y: 0, yanchor: "top" };
    const text = facts.join("<br>");
    const font = { size: 13, color: SOFT };
    const down = layout.margin.b - bottom + 20;
    return [Object.assign({ text, showarrow: false, align: "left", font, yshift: -down }, shift)];
  }

  async function image(button, card, format) {
    const graph = card.querySelector(".js-plotly-plot");
    const menu = button.closest("details");
    try {
      const layout = dressed(graph, card);
      const options = { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 };
      const address = await window.Plotly.toImage({ data: graph.data, layout, config: {} }, options);
      save(address, "tramso-" + card.dataset.key + "." + format);
      menu.open = false;
    } catch (_failed) {
      window.tramso.say(button, menu.dataset.failed);
    }
  }

  function save(address, file) {
    const link = document.createElement("a");
    link.href = address;
    link.download = file;
    link.click();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-figure-action]");
    if (!button) return;
    const card = button.closest("figure");
    const action = button.dataset.figureAction;
    if (action === "copy") {
      const page = window.location.href.split("#")[0];
      window.tramso.copy(button, page + "#" + card.id);
    } else image(button, card, action);
  });
})();
