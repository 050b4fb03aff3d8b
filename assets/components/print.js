// Plotly draws in pixels of the screen; on paper a chart is scaled to the width that the page has for it.
(() => {
  const charts = () => document.querySelectorAll(".js-plotly-plot .svg-container");

  function scale(chart) {
    const { width, height } = chart.querySelector(".main-svg").getBoundingClientRect();
    chart.style.aspectRatio = width / height;
    for (const svg of chart.querySelectorAll(".main-svg"))
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  function restore(chart) {
    chart.style.aspectRatio = "";
    for (const svg of chart.querySelectorAll(".main-svg")) svg.removeAttribute("viewBox");
  }

  window.addEventListener("beforeprint", () => charts().forEach(scale));
  window.addEventListener("afterprint", () => charts().forEach(restore));
})();
