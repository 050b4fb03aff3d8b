// Items moved by their handle with a mouse, a pen or a finger; the keyboard has buttons for the same.
(() => {
  const { moveTo } = window.tramsoBriefing;
  const EDGE = 80;
  const STEP = 14;
  let dragged = null;

  // The item before which the dragged one falls, by the middles of those on the way; null behind the last.
  function following(list, y) {
    const others = [...list.children].filter((node) => node !== dragged);
    return others.find((node) => {
      const { top, height } = node.getBoundingClientRect();
      return y < top + height / 2;
    });
  }

  function scroll(y) {
    if (y < EDGE) window.scrollBy(0, -STEP);
    if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP);
  }

  function drag(event) {
    if (!dragged) return;
    event.preventDefault();
    const list = dragged.parentElement;
    const next = following(list, event.clientY) || null;
    if (next !== dragged.nextElementSibling) list.insertBefore(dragged, next);
    scroll(event.clientY);
  }

  function drop(event) {
    if (!dragged) return;
    const node = dragged;
    dragged = null;
    node.classList.remove("dragged");
    document.documentElement.classList.remove("dragging");
    const at = [...node.parentElement.children].indexOf(node);
    moveTo(node.dataset.item, event.type === "pointercancel" ? Number(node.dataset.from) : at);
  }

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".briefing-handle");
    if (!handle || event.button) return;
    event.preventDefault();
    dragged = handle.closest(".briefing-item");
    dragged.dataset.from = [...dragged.parentElement.children].indexOf(dragged);
    dragged.classList.add("dragged");
    document.documentElement.classList.add("dragging");
  });

  document.addEventListener("pointermove", drag, { passive: false });
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
})();
