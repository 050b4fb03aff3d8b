// A table keeps the keyboard and the scroll where they were while its page is built anew, and is printed alone.
(() => {
  const root = document.documentElement;

  function control(figure, heading) {
    const card = document.getElementById(figure);
    if (!card) return null;
    if (heading === null) return card.querySelector("input[type=search]");
    const cell = card.querySelectorAll("thead th")[heading];
    return cell ? cell.querySelector(".sort") : null;
  }

  // 60 tries, 50 ms apart: a page takes a fraction of a second to come.
  function settle(figure, heading, before, top, tries) {
    const again = control(figure, heading);
    if (again && again !== before) {
      again.focus({ preventScroll: true });
      window.scrollTo(0, top);
    } else if (tries) window.setTimeout(() => settle(figure, heading, before, top, tries - 1), 50);
  }

  function keep(target, heading) {
    const card = target.closest("figure");
    if (card) settle(card.id, heading, target, window.scrollY, 60);
  }

  function print(button) {
    document.getElementById(button.dataset.print).classList.add("printed");
    root.classList.add("printing");
    window.print();
  }

  document.addEventListener("click", (event) => {
    const sort = event.target.closest(".sort");
    if (sort) keep(sort, sort.closest("th").cellIndex);
    const button = event.target.closest("[data-print]");
    if (button) print(button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest(".table-tools input[type=search]"))
      keep(event.target, null);
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("printing");
    for (const card of document.querySelectorAll(".printed")) card.classList.remove("printed");
  });
})();
