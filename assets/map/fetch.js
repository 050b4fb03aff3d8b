// What a map asks for is kept by its address, which names its version: the same is not asked for twice.
(() => {
  const KEPT = 24;
  const answers = new Map();

  function keep(key, answer) {
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    if (answers.size > KEPT) answers.delete(answers.keys().next().value);
  }

  async function ask(address, key = address) {
    if (!answers.has(key)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        return response.json();
      });
      keep(key, answer);
    }
    return answers.get(key);
  }

  async function askPlaces(spec) {
    if (!spec.urls.places) return { codes: [], names: [], position: {} };
    // Another date or metric of the same places asks for the same list: it is kept by its fingerprint.
    const places = await ask(spec.urls.places, spec.list);
    if (!places.position) places.position = Object.fromEntries(places.codes.map((code, i) => [code, i]));
    return places;
  }

  window.tramsoMap = { ...window.tramsoMap, ask, askPlaces, keep };
})();
