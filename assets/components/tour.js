// A tour: a box beside one part of the page after another, led by its buttons, ended by Escape.
(() => {
  const GAP = 10;
  let steps = [];
  let at = 0;
  let words = {};
  let from = null;
  let box = null;

  const part = ([selector]) => document.querySelector(`#react-entry-point :is(${selector})`);

  function end() {
    box?.remove();
    box = null;
    document.querySelector(".tour-at")?.classList.remove("tour-at");
    if (from?.isConnected) from.closest("details").querySelector("summary").focus();
  }

  function button(text, does) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", does);
    return made;
  }

  function place(target) {
    const { left, top, bottom } = target.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = box;
    const below = bottom + GAP + offsetHeight <= window.innerHeight;
    const y = below ? bottom + GAP : Math.max(GAP, top - GAP - offsetHeight);
    box.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - offsetWidth - GAP))}px`;
    box.style.top = `${Math.min(y, window.innerHeight - offsetHeight - GAP)}px`;
  }

  function show(to) {
    at = to;
    document.querySelector(".tour-at")?.classList.remove("tour-at");
    const target = part(steps[at]);
    if (!target) return end();
    const said = Object.assign(document.createElement("p"), { textContent: steps[at][1] });
    const count = Object.assign(document.createElement("span"), {
      textContent: `${at + 1} / ${steps.length}`,
    });
    const row = document.createElement("div");
    if (at) row.append(button(words.back, () => show(at - 1)));
    if (at < steps.length - 1) row.append(button(words.next, () => show(at + 1)));
    row.append(button(words.end, end), count);
    box.replaceChildren(said, row);
    target.classList.add("tour-at");
    target.scrollIntoView({ block: "center" });
    place(target);
    box.focus();
  }

  function begin(chosen) {
    end();
    from = chosen;
    words = JSON.parse(chosen.closest("[data-words]").dataset.words);
    chosen.closest("details").open = false;
    steps = JSON.parse(chosen.dataset.tour).filter(part);
    box = Object.assign(document.createElement("div"), { className: "tour", tabIndex: -1, role: "dialog" });
    box.ariaLabel = words.label;
    document.body.append(box);
    show(0);
  }

  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-tour]");
    if (chosen) begin(chosen);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && box) end();
  });
  document.addEventListener("tramso:page", () => {
    if (box) end();
  });
})();
