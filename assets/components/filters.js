// The filters are built anew with the page: they stay open as they were, and the keyboard where it was.
(() => {
  let open = false;
  let control = null;

  function settleFilters() {
    const more = document.querySelector("details.more");
    if (more) more.open = open;
    const again = control && document.querySelector(`.${control} .dash-dropdown`);
    if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
  }

  // Dash puts the keyboard on a field that screen readers cannot see; the button beside it says what it is.
  function nameForKeyboard() {
    for (const unseen of document.querySelectorAll('.dash-dropdown-focus-target[tabindex="0"]')) {
      unseen.tabIndex = -1;
      unseen.parentElement.querySelector(".dash-dropdown").tabIndex = 0;
    }
  }

  // An open list and what holds it are called as the control they belong to.
  function nameOpenList() {
    const control = document.querySelector('.dash-dropdown[aria-expanded="true"]')?.closest(".control");
    const name = control?.querySelector(".control-label")?.textContent;
    if (!name) return;
    for (const part of document.querySelectorAll(
      ".dash-dropdown-content, .dash-dropdown-content [role=listbox]",
    ))
      part.ariaLabel = name;
  }

  new MutationObserver(() => {
    nameForKeyboard();
    nameOpenList();
  }).observe(document.documentElement, { subtree: true, childList: true });

  document.addEventListener("focusin", (event) => {
    const inside = event.target.closest(".control");
    if (inside) control = [...inside.classList].find((name) => name.startsWith("control-"));
    else if (!event.target.closest(".dash-dropdown-content")) control = null;
  });

  // An open list has the keyboard on its chosen option: what is typed there is meant for its search field.
  function typeIntoSearch(event) {
    const plain =
      event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || !event.target.closest('.dash-dropdown-content, .dash-dropdown[aria-expanded="true"]'))
      return;
    document.querySelector(".dash-dropdown-search")?.focus();
  }

  document.addEventListener("keydown", typeIntoSearch, true);

  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("details.more")) open = event.target.open;
    },
    true,
  );

  document.addEventListener("tramso:page", () => {
    window.requestAnimationFrame(() => window.setTimeout(settleFilters, 50));
  });
})();
