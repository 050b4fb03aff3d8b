// A briefing that comes by a link, by a file or ready-made: it takes the place of one's own only when that is asked for.
(() => {
  const { collected } = window.tramso;
  const { ask, fill, languageOf, root, said, show } = window.tramsoBriefing;
  let offered = null;
  let taken = "";

  const withIds = (items) => items.map((item) => ({ ...item, id: collected.newId() }));
  const place = () => root().querySelector(".briefing-offer");

  function offer({ briefing, edited = [] }) {
    offered = briefing;
    list(edited);
    if (!collected.read().items.length) return take("open");
    const counts = { count: briefing.items.length, own: collected.read().items.length };
    place().querySelector("[data-part=offer]").textContent = said("offer", counts);
    place().hidden = false;
    place().querySelector("button").focus();
  }

  // What the writer changed by hand on slides of ours: nothing of it is lost in silence.
  function list(edited) {
    const listed = root().querySelector(".briefing-edited");
    listed.hidden = !edited.length;
    const line = ({ slide, made, found }) => {
      const made_ = document.createElement("li");
      made_.textContent = said("edited_line", { slide, made: made || "–", found: found || "–" });
      return made_;
    };
    listed.querySelector("ul").replaceChildren(...edited.map(line));
  }

  const TAKE = {
    open: () => collected.change({ ...offered, items: withIds(offered.items) }),
    add: () => {
      const own = collected.read();
      const items = [...own.items, ...withIds(offered.items)];
      if (items.length > collected.MOST) {
        collected.say(said("too_many_together", { count: items.length, most: collected.MOST }));
        return false;
      }
      collected.change({ ...own, items });
    },
    keep: () => {},
  };

  function take(how) {
    if (TAKE[how]() === false) return;
    const counts = { count: collected.read().items.length };
    collected.say(said(`taken_${how}`, counts), how !== "keep");
    offered = null;
    place().hidden = true;
    plainAddress();
  }

  // Loading the page anew must not offer the same once more.
  function plainAddress() {
    const query = new URLSearchParams(window.location.search);
    for (const name of ["items", "ready"]) query.delete(name);
    const text = query.toString();
    window.history.replaceState({}, "", window.location.pathname + (text ? `?${text}` : ""));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  // All figures of another place or date, or of the newest version: the address of this page says which.
  async function replace(how) {
    const briefing = collected.read();
    const body = JSON.stringify({ language: languageOf(briefing), ...briefing });
    const answer = await ask(how, body, window.location.search);
    if (!answer) return;
    collected.change(await answer.json());
    collected.say(said(`done_${how}`), true);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".briefing [data-take], .briefing [data-all]");
    if (button?.dataset.take) take(button.dataset.take);
    else if (button) replace(button.dataset.all);
  });

  document.addEventListener("tramso:briefing", (event) => offer(event.detail));

  // How many figures are of an earlier version than the one that is shown now.
  function older() {
    if (!root()) return;
    const { version } = root().dataset;
    const old = collected.read().items.filter((item) => item.version && item.version !== version).length;
    root().querySelector(".briefing-older").hidden = !old;
    root().querySelector("[data-part=older]").textContent = said("older", { count: old });
  }

  function arrive(tries) {
    if (!root()) return tries && window.setTimeout(() => arrive(tries - 1), 50);
    fill();
    older();
    show();
    const { given } = root().dataset;
    if (given && given !== taken) offer({ briefing: JSON.parse(given) });
    taken = given || "";
  }

  // On this page itself a link to a ready-made briefing changes what is given, and a new version what is older.
  new MutationObserver(() => arrive(0)).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-given", "data-version"],
    subtree: true,
  });

  document.addEventListener("tramso:collected", older);
  document.addEventListener("tramso:page", () => {
    if (/\/briefing\/?$/.test(window.location.pathname)) arrive(60);
  });
})();
