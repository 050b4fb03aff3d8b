// Marks as the server has them, and those that wait in this browser until it does: each under a key and an id of
// its own, so that what is sent twice is kept once. Says “tramso:marks” on the document after each change.
(() => {
  const { base } = window.tramso;
  const WAITING = "tramso-mark:";
  const NAME = "tramso-marks-name";
  const AT_ONCE = 50;
  const LONGEST_MS = 15_000;
  // What cannot be kept in this browser lasts as long as its page.
  const unkept = new Map();
  let standing = {};
  let worked = null; // what came of earlier lists, as the server says it
  let token = null;
  let ahead = 0; // of this machine's clock, in ms: marks are dated by the server's
  let sending = false;
  let refused = "";

  const tell = () => document.dispatchEvent(new Event("tramso:marks"));
  const now = () => new Date(Date.now() - ahead);

  function asked(path, init = {}) {
    return fetch(`${base}/marks${path}`, { ...init, signal: AbortSignal.timeout(LONGEST_MS) });
  }

  function kept() {
    try {
      const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(WAITING));
      return keys.map((key) => JSON.parse(window.localStorage.getItem(key)));
    } catch (_unreadable) {
      return [];
    }
  }

  const waiting = () => [...kept(), ...unkept.values()].sort((one, other) => one.at.localeCompare(other.at));

  function keep(event) {
    try {
      window.localStorage.setItem(WAITING + event.id, JSON.stringify(event));
    } catch (_refused) {
      unkept.set(event.id, event);
    }
  }

  function forget(events) {
    for (const { id } of events) {
      if (!unkept.delete(id)) window.localStorage.removeItem(WAITING + id);
    }
  }

  // As RFC 4122 has them; crypto.randomUUID is missing on plain http.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  // fields: station, kind, by, version, listed and what else is set.
  function add(fields) {
    keep({ id: newId(), at: now().toISOString(), day: null, text: "", undoes: null, ...fields });
    refused = "";
    tell();
    send();
  }

  // The token and the time, which the server says with what is asked of it.
  function learn(said) {
    token = said.token;
    ahead = Date.now() - Date.parse(said.now);
    return said;
  }

  async function greet() {
    const answer = await asked("/token");
    if (!answer.ok) throw new Error(answer.status);
    learn(await answer.json());
  }

  // Whether the next ones may be sent at once.
  async function sent(events) {
    if (!token) await greet();
    const headers = { "Content-Type": "application/json", "X-Tramso-Marks": token };
    const search = `?lang=${document.documentElement.lang}`;
    const answer = await asked(search, { method: "POST", headers, body: JSON.stringify({ events }) });
    if (answer.ok) {
      standing = { ...standing, ...(await answer.json()).standing };
      forget(events);
      return true;
    }
    if (answer.status === 403) token = null;
    if (![400, 413].includes(answer.status)) return false;
    if (events.length > 1) return sent(events.slice(0, 1));
    refused = await answer.text();
    forget(events);
    return true;
  }

  async function send() {
    if (sending) return;
    sending = true;
    try {
      for (let next = waiting(); next.length && (await sent(next.slice(0, AT_ONCE))); next = waiting())
        tell();
    } catch (unreachable) {
      console.info(unreachable.message);
    } finally {
      sending = false;
      tell();
    }
  }

  // The marks of the list at this address; whether they could be read.
  async function read(address) {
    try {
      const answer = await asked(address.slice(`${base}/marks`.length));
      if (!answer.ok) return false;
      ({ standing, worked } = learn(await answer.json()));
      return true;
    } catch (_unreachable) {
      return false;
    } finally {
      tell();
    }
  }

  // The newest first, with those that wait; null where the server does not say.
  async function history(station) {
    const mine = waiting().filter((event) => event.station === station);
    try {
      const answer = await asked(`/history?station=${encodeURIComponent(station)}`);
      return answer.ok ? [...mine.reverse(), ...(await answer.json()).history] : null;
    } catch (_unreachable) {
      return null;
    }
  }

  // One event a kind: what the server has, and over it what waits.
  function of(station) {
    const found = new Map((standing[station] ?? []).map((event) => [event.kind, event]));
    for (const event of waiting().filter((one) => one.station === station)) {
      if (!event.undoes) found.set(event.kind, { ...event, waits: true });
      else if (found.get(event.kind)?.id === event.undoes) found.delete(event.kind);
    }
    return [...found.values()];
  }

  // Who signed in signs with that name.
  const signed = () => document.querySelector("[data-marks][data-by]")?.dataset.by;

  function name(given) {
    if (signed()) return signed();
    try {
      if (given !== undefined) window.localStorage.setItem(NAME, given);
      return window.localStorage.getItem(NAME) ?? "";
    } catch (_refused) {
      return given ?? "";
    }
  }

  const trouble = () => ({ refused, lasting: unkept.size > 0, count: waiting().length });

  document.addEventListener("tramso:health", ({ detail }) => detail && waiting().length && send());
  window.addEventListener("storage", ({ key }) => key?.startsWith(WAITING) && tell());

  const came = () => worked;
  const marks = { add, came, history, name, now, of, read, send, signed, trouble };
  window.tramso = { ...window.tramso, marks };
})();
