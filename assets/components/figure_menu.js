// Images of a figure, made in this browser: the picture with its title, scope, date, source and notes on it.
(() => {
  const { copy, say, takeOver, token } = window.tramso;
  const WIDTH = 1200;
  const SIDE = 32;

  function wrap(text, perLine) {
    const lines = [""];
    text.split(/\s+/).forEach((word) => {
      const last = lines.length - 1;
      if (lines[last] && `${lines[last]} ${word}`.length > perLine) lines.push(word);
      else lines[last] = (lines[last] ? `${lines[last]} ` : "") + word;
    });
    return lines;
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }

  // Text stands in margins made for it, outside those that the axes' labels take on the page.
  function dressed(graph, card) {
    const title = wrap(card.dataset.title, 74).map(escaped);
    const facts = card.dataset.facts
      .split("\n")
      .flatMap((fact) => wrap(fact, 150))
      .map(escaped);
    const layout = JSON.parse(JSON.stringify(graph.layout));
    layout.showlegend ||= Boolean(card.querySelector(".key"));
    const taken = graph._fullLayout._size;
    const top = 32 + title.length * 28 + (layout.showlegend ? 44 : 12);
    const bottom = facts.length * 19 + 48;
    layout.width = WIDTH;
    layout.height = taken.h + taken.t + taken.b + top + bottom;
    layout.margin = { t: taken.t + top, b: taken.b + bottom, l: taken.l + SIDE, r: taken.r + SIDE };
    layout.paper_bgcolor = token("--always-light");
    layout.title = heading(title);
    layout.annotations = (layout.annotations || []).concat(footnote(facts, taken));
    return layout;
  }

  function heading(lines) {
    const at = { x: SIDE / WIDTH, xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { t: 32 } };
    const font = { size: 21, color: token("--always-dark") };
    return Object.assign({ text: `<b>${lines.join("<br>")}</b>`, font, automargin: false }, at);
  }

  function footnote(lines, taken) {
    const corner = { xref: "paper", x: 0, xanchor: "left", yref: "paper", y: 0, yanchor: "top" };
    const shift = { xshift: -taken.l, yshift: -(taken.b + 20) };
    const font = { size: 13, color: token("--always-soft") };
    return [
      Object.assign({ text: lines.join("<br>"), showarrow: false, align: "left", font }, corner, shift),
    ];
  }

  async function image(button, card, format) {
    const picture = card.querySelector(".picture");
    const menu = button.closest("details");
    try {
      const graph = picture ? await takeOver(picture) : card.querySelector(".js-plotly-plot");
      const layout = dressed(graph, card);
      const options = { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 };
      const address = await window.Plotly.toImage({ data: graph.data, layout, config: {} }, options);
      save(address, `${card.dataset.file}.${format}`);
      menu.open = false;
    } catch (_failed) {
      say(button, menu.dataset.failed);
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
      copy(button, `${page}#${card.id}`);
    } else image(button, card, action);
  });
})();
