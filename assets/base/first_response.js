// The page as it came (pages/first_response.py) makes way for Dash's own once that is whole, in the same place.
(() => {
  const PATIENCE_MS = 5000;
  const first = document.getElementById("first");
  const began = performance.now();

  // Dash's page is built, and its dropdowns, whose script comes late, are in their places.
  function whole() {
    const page = document.getElementById("react-entry-point");
    if (!page.querySelector("main h1, main h2")) return false;
    return [...page.querySelectorAll(".control")].every((control) => control.querySelector(".dash-dropdown"));
  }

  function takeOver() {
    if (whole() || performance.now() - began > PATIENCE_MS) first.remove();
    else window.requestAnimationFrame(takeOver);
  }

  document.addEventListener("tramso:page", takeOver, { once: true });
})();
