// Choosing a ledger rebuilds the page above the list: show it from its top.
(() => {
  document.addEventListener("click", (event) => {
    if (event.target.closest("a.ledger-line")) window.scrollTo(0, 0);
  });
})();
