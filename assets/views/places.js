// The places that a reader saw last and the province chosen last, kept in this browser: listed on `/places` and among
// the saved views; the way to the province stands on every page of the whole country.
(() => {
  const { views, markWords } = window.tramso;
  const { filled, make } = markWords;
  const KEY = "tramso-places";
  const MOST = 8;
  const NONE = { recent: [], province: null };

  const named = (place) => place.names[document.documentElement.lang === "en" ? 1 : 0];

  const good = (place) =>
    [place?.scheme, place?.code].every((text) => /^[0-9A-Za-z]{1,8}$/.test(text)) &&
    Array.isArray(place.names) &&
    place.names.every((name) => typeof name === "string");

  function read() {
    try {
      const { recent, province } = JSON.parse(window.localStorage.getItem(KEY));
      return { recent: recent.filter(good), province: good(province) ? province : null };
    } catch (_unreadable) {
      return NONE;
    }
  }

  function keep(places) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(places));
    } catch (_refused) {
      // Nothing rests on it: the page works without.
    }
  }

  function see({ scheme, place, province }) {
    const before = read();
    const same = (other) => other.scheme === scheme && other.code === place?.code;
    const rest = before.recent.filter((other) => !same(other));
    const recent = place ? [{ scheme, ...place }, ...rest].slice(0, MOST) : before.recent;
    keep({ recent, province: province ? { scheme, ...province } : before.province });
  }

  const address = ({ scheme, code }) => `/places/${scheme}/${code}`;

  // A link to an address, or to what a function gives when it is pressed; a plain click does not load the page anew.
  function link(text, kept) {
    const now = () => (typeof kept === "function" ? kept() : kept);
    const made = make("a", { href: views.whole(now()) }, text);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      views.go(now());
    });
    return made;
  }

  const items = () => read().recent.map((place) => make("li", {}, link(named(place), address(place))));

  // The page shown, of the province chosen before.
  function ofProvince(province, scheme) {
    const [path, search = ""] = views.shown().split("?");
    if (path === "/places") return address(province);
    const query = new URLSearchParams(search);
    if (province.scheme !== scheme) query.set("scheme", province.scheme);
    query.set("province", province.code);
    return `${path}?${query}`;
  }

  function fillWay(slot) {
    slot.dataset.filled = "";
    const seen = JSON.parse(slot.dataset.place);
    const { province } = read();
    see(seen);
    if (seen.place) return;
    const back = filled(slot.dataset.back, { place: province && named(province) });
    slot.replaceChildren(...(province ? [link(back, () => ofProvince(province, seen.scheme))] : []));
  }

  function fillList(slot) {
    slot.dataset.filled = "";
    const lines = items();
    const name = make("span", {}, slot.getAttribute("aria-label"));
    slot.replaceChildren(...(lines.length ? [name, make("ul", {}, ...lines)] : []));
  }

  // which: the slots that came since, or all of them where the same ones stand on another page.
  function fill(which) {
    document.querySelectorAll(`.way-back${which}`).forEach(fillWay);
    document.querySelectorAll(`.recent-places${which}`).forEach(fillList);
  }

  const NEW = ":not([data-filled])";
  let soon = false;
  new MutationObserver(() => {
    if (soon || !document.querySelector(`.way-back${NEW}, .recent-places${NEW}`)) return;
    soon = true;
    window.requestAnimationFrame(() => {
      soon = false;
      fill(NEW);
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("tramso:page", () => fill(""));
  fill("");

  const seenPlaces = { items, link };
  window.tramso = { ...window.tramso, seenPlaces };
})();
