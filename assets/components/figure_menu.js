// The menu of a figure: the size of its images, and its link.
(() => {
  const { copy } = window.tramso;

  document.addEventListener("change", (event) => {
    const size = event.target.closest(".image-size");
    if (!size) return;
    for (const image of size.closest(".menu-items").querySelectorAll("a[href*='.png?'], a[href*='.svg?']")) {
      const address = new URL(image.href);
      address.searchParams.set("size", size.value);
      image.href = address.pathname + address.search;
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-figure-action=copy]");
    if (button) copy(button, `${window.location.href.split("#")[0]}#${button.closest("figure").id}`);
  });
})();
