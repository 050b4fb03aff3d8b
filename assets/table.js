// Printing one table alone: the rest of the page is hidden while the browser prints.
(function () {
  const root = document.documentElement;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print]");
    if (!button) return;
    document.getElementById(button.dataset.print).classList.add("printed");
    root.classList.add("printing");
    window.print();
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("printing");
    document.querySelectorAll(".printed").forEach((card) => card.classList.remove("printed"));
  });
})();
