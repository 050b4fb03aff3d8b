// A briefing taken away and brought back: as a document, as a link, as the small file that a colleague opens.
(() => {
  const { collected, copy } = window.tramso;
  const { ask, complain, languageOf, root, said } = window.tramsoBriefing;

  function whole() {
    const briefing = collected.read();
    return JSON.stringify({ language: languageOf(briefing), ...briefing });
  }

  function save(body, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(body);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const nameOf = (answer) => decodeURIComponent(answer.headers.get("Content-Disposition").split("''")[1]);

  // One document at a time; the others wait until it has come.
  async function busy(button, work) {
    const all = root().querySelectorAll("[data-file]");
    for (const one of all) one.disabled = true;
    button.setAttribute("aria-busy", "true");
    try {
      await work();
    } finally {
      for (const one of all) one.disabled = false;
      button.removeAttribute("aria-busy");
      button.focus();
    }
  }

  function document_(button) {
    const ending = button.dataset.file;
    const values = { kind: button.textContent, count: collected.read().items.length };
    return busy(button, async () => {
      collected.say(said("making", values));
      const form = new FormData();
      form.set("briefing", whole());
      const template = root().querySelector("[data-template]").files[0];
      if (template && ending === "pptx") form.set("template", template);
      const answer = await ask(`file.${ending}`, form);
      if (!answer) return collected.say(said("not_made", values));
      save(await answer.blob(), nameOf(answer));
      const lacking = JSON.parse(answer.headers.get("X-Tramso-Lacking") || "[]");
      collected.say([said("made", values), ...lacking].join(" "));
    });
  }

  function smallFile() {
    const day = new Date().toISOString().slice(0, 10);
    save(new Blob([whole()], { type: "application/json" }), `tramso-briefing-${day}.json`);
    collected.say(said("saved"));
  }

  async function link(button) {
    const answer = await ask("link", whole());
    if (answer) copy(button, new URL(await answer.text(), window.location.href).href);
  }

  const KEPT = { document: document_, small: smallFile, link };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".briefing button[data-file], .briefing button[data-keep]");
    if (button) KEPT[button.dataset.keep || "document"](button);
  });

  // A file that was chosen once can be chosen again after it was corrected.
  document.addEventListener("change", async (event) => {
    const field = event.target;
    if (field.matches(".briefing [data-template]")) checked(field);
    if (!field.matches(".briefing [data-open]") || !field.files.length) return;
    const file = field.files[0];
    if (!fits(file)) return;
    const answer = await ask("open", file);
    field.value = "";
    if (answer) document.dispatchEvent(new CustomEvent("tramso:briefing", { detail: await answer.json() }));
  });

  function fits(file) {
    const most = Number(root().dataset.largest);
    if (file.size <= most) return true;
    complain(said("file_too_large", { most: Math.floor(most / 2 ** 20) }));
    return false;
  }

  function checked(field) {
    if (field.files.length && !fits(field.files[0])) field.value = "";
    field.parentElement.querySelector(".briefing-chosen").textContent = field.files[0]?.name || "";
  }
})();
