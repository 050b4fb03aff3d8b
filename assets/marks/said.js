// What marks say, in the words that the page brings: dates, one mark in a line.
(() => {
  const ZONE = "Asia/Ho_Chi_Minh";

  // The page as it came stands before Dash's own for a moment.
  const head = () => {
    const heads = document.querySelectorAll("[data-marks]");
    return heads[heads.length - 1];
  };
  const words = () => JSON.parse(head().dataset.words);

  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  }

  // 2026-11-28 in Vietnam, of a moment.
  const dayOf = (moment) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(moment);

  function date(day) {
    const english = document.documentElement.lang === "en";
    const form = { day: "numeric", month: english ? "short" : "numeric", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(english ? "en-GB" : "vi-VN", form).format(new Date(`${day}T00:00:00Z`));
  }

  function sentence(event) {
    const said = words();
    const day = date(event.day ?? dayOf(new Date(event.at)));
    const line = filled(said[`said_${event.kind}`], { ...event, day });
    return event.waits ? `${line} – ${said.waits}` : line;
  }

  // The marks of a history, those taken back as such: each with its event and text.
  function told(events) {
    const undone = new Map(events.filter(({ undoes }) => undoes).map((one) => [one.undoes, one]));
    const set = events.filter(({ undoes }) => !undoes);
    return set.map((event) => {
      const back = undone.get(event.id);
      const what = sentence(event);
      if (!back) return { event, text: what };
      const how = { day: date(dayOf(new Date(back.at))), by: back.by, what };
      return { event, text: filled(words().undone, how), undone: true };
    });
  }

  function make(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  const markWords = { date, dayOf, filled, head, make, sentence, told, words };
  window.tramso = { ...window.tramso, markWords };
})();
