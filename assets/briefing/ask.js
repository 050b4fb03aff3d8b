// What the page of briefings asks of the server, with its words and what it says where it gets no answer.
(() => {
  const { base } = window.tramso;
  const root = () => document.querySelector("#react-entry-point .briefing");

  const words = () => JSON.parse(root().dataset.words);

  function said(name, values = {}) {
    const fill = (sentence, [key, value]) => sentence.replaceAll(`{${key}}`, value);
    return Object.entries(values).reduce(fill, words()[name]);
  }

  function complain(sentence) {
    const place = root().querySelector(".briefing-trouble");
    place.textContent = sentence;
    if (sentence) place.scrollIntoView({ block: "nearest" });
  }

  // The answer; one that is none is said, with the server's own sentence where it has one, and null.
  async function ask(path, body, search = `?lang=${document.documentElement.lang}`) {
    const asking = { method: "POST", headers: { "X-Tramso": "briefing" }, body };
    try {
      const answer = await fetch(`${base}/briefing/${path}${search}`, asking);
      if (answer.ok) {
        complain("");
        return answer;
      }
      const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
      complain(plain ? await answer.text() : words().no_answer);
    } catch (_unreachable) {
      complain(words().no_answer);
    }
    return null;
  }

  window.tramsoBriefing = { ...window.tramsoBriefing, ask, complain, root, said };
})();
