// On a narrow screen the pages and the filters open from one line: one of them at a time, the filters where they stand.
(() => {
  const root = document.documentElement;

  function tell() {
    for (const button of document.querySelectorAll("[data-fold]:not(html)"))
      button.setAttribute("aria-expanded", String(button.dataset.fold === root.dataset.fold));
  }

  function open(part) {
    if (part) root.dataset.fold = part;
    else delete root.dataset.fold;
    tell();
    if (part === "filters") window.scrollTo(0, 0);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-fold]");
    if (button) open(button.dataset.fold === root.dataset.fold ? null : button.dataset.fold);
    else if (root.dataset.fold === "pages") open(null);
  });

  document.addEventListener("keydown", (event) => {
    const part = root.dataset.fold;
    if (event.key !== "Escape" || !part || document.querySelector(".dash-dropdown-content")) return;
    open(null);
    document.querySelector(`button[data-fold=${part}]`)?.focus();
  });

  // The view that is shown stands in sight where its line is longer than the screen.
  function reveal() {
    for (const chosen of document.querySelectorAll(".sub-view[aria-current]"))
      chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft - 40;
  }

  // The header is built anew with the page.
  document.addEventListener("tramso:page", () =>
    window.requestAnimationFrame(() =>
      window.setTimeout(() => {
        tell();
        reveal();
      }, 50),
    ),
  );
})();
