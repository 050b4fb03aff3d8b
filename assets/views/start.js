// The start page of a reader's own: what a visit that begins at the bare address opens, once; the national overview
// stays where it is, one link away.
(() => {
  const { base, views, seenPlaces, markWords } = window.tramso;
  const KEY = "tramso-started";
  const SECONDS_SAID = 15;

  // A visit begins with an address that was typed or kept, not with a link of ours, a reload or a way back.
  function begins() {
    const [navigation] = performance.getEntriesByType("navigation");
    const ownLink = document.referrer.startsWith(`${window.location.origin}/`);
    return navigation?.type === "navigate" && !ownLink && window.location.pathname === `${base}/`;
  }

  function bare() {
    const query = new URLSearchParams(window.location.search);
    query.delete("lang");
    return query.toString() === "";
  }

  const startPage = () => {
    const { items, start } = views.read();
    return items.find(({ id }) => id === start);
  };

  // Before it is left, so that a browser that keeps nothing stays here.
  function leave(item) {
    window.sessionStorage.setItem(KEY, "opening");
    window.location.replace(views.whole(item.address));
  }

  function tell(item) {
    const opener = document.querySelector("[data-views]");
    if (!opener) return;
    const words = JSON.parse(opener.dataset.views);
    const sentence = markWords.filled(words.started, item);
    const said = markWords.make("div", { className: "collected-said views-started", role: "status" });
    said.append(markWords.make("span", {}, sentence), seenPlaces.link(words.country, "/"));
    said.addEventListener("click", () => said.remove());
    document.body.append(said);
    window.setTimeout(() => said.remove(), 1000 * SECONDS_SAID);
  }

  try {
    const item = startPage();
    const state = window.sessionStorage.getItem(KEY);
    if (item && state === "opening") {
      window.sessionStorage.setItem(KEY, "opened");
      document.addEventListener("tramso:page", () => tell(item), { once: true });
    } else if (item && !state && begins() && bare() && item.address !== "/") leave(item);
  } catch (blocked) {
    console.info(blocked.message);
  }
})();
