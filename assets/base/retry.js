// A request that fails is not silent: a sentence stands over the page, its numbers are greyed, and it is asked
// again until the server answers. What asks (Dash, the maps, the grids) only waits longer. Where nothing was asked
// for and the line is gone all the same, that is said, and the page keeps what it has.
(() => {
  const FIRST_PAUSE_MS = 500;
  const LONGEST_PAUSE_MS = 8000;
  // What a proxy answers for a server that is gone, and the server for data that it cannot read now.
  const PASSING = [502, 503, 504];
  const SIGNED_OUT = 401;
  const REFUSALS = ["refused", "signed_out"];
  const root = document.documentElement;
  // The path below which a proxy serves everything, without a stroke at its end.
  const config = JSON.parse(document.getElementById("_dash-config").textContent);
  const base = config.requests_pathname_prefix.slice(0, -1);
  const send = window.fetch.bind(window);
  let waiting = 0;
  let gone = false;

  const address = (input) => new URL(input.url ?? input, window.location.href);
  const isCallback = (input) => address(input).pathname === `${base}/_dash-update-component`;

  // The check for a new version asks again by itself every five seconds, and marks wait until it was answered.
  function isLeftAlone(input) {
    const { origin, pathname } = address(input);
    const own = [`${base}/health`, `${base}/marks`].some((path) => `${pathname}/`.startsWith(`${path}/`));
    return origin !== window.location.origin || own;
  }

  function say(trouble) {
    const said = trouble ?? (gone ? "gone" : null);
    if (said) root.dataset.trouble = said;
    else delete root.dataset.trouble;
  }

  // What failed weighs more than a line that is gone; its sentence stays.
  function reached(answered) {
    gone = !answered;
    if ((root.dataset.trouble ?? "gone") === "gone") say(null);
  }

  function wait(more) {
    waiting += more;
    if (waiting) say("waiting");
    else if (root.dataset.trouble === "waiting") say(null);
  }

  const pause = (ms) => new Promise((done) => window.setTimeout(done, ms));

  // The answer; null where there is none yet.
  async function tried(input, init) {
    try {
      const answer = await send(input instanceof Request ? input.clone() : input, init);
      if (PASSING.includes(answer.status)) return null;
      reached(true);
      return answer;
    } catch (error) {
      if (error.name === "AbortError") throw error;
      return null;
    }
  }

  async function patient(input, init) {
    let answer = await tried(input, init);
    if (answer) return answer;
    wait(1);
    try {
      for (let ms = FIRST_PAUSE_MS; !answer; ms = Math.min(2 * ms, LONGEST_PAUSE_MS)) {
        await pause(ms);
        answer = await tried(input, init);
      }
    } finally {
      wait(-1);
    }
    return answer;
  }

  window.fetch = async (input, init) => {
    if (isLeftAlone(input)) return send(input, init);
    const answer = await patient(input, init);
    // A refusal stays said until another callback is answered: what is shown is not what was asked for.
    if (answer.status === SIGNED_OUT) say("signed_out");
    else if (isCallback(input)) {
      if (answer.status >= 400) say("refused");
      else if (REFUSALS.includes(root.dataset.trouble)) say(null);
    }
    return answer;
  };

  document.addEventListener("tramso:health", ({ detail }) => reached(detail));

  // The sentence is in the language of the address before any page has come.
  const asked = new URLSearchParams(window.location.search).get("lang");
  if (asked === "en") root.lang = asked;
  window.tramso = { ...window.tramso, base };
})();
