// What a map shows: values into classes, hover texts and legend counts, without Plotly drawing anything anew.
// Plotly's restyle takes a second for 3,321 areas; MapLibre's feature states (states.js) take 10 to 100 ms.
(() => {
  const KINDS = Object.fromEntries([..."0123456789abcdefghijklmnopqrstuvwxyz"].map((digit, i) => [digit, i]));
  const grouped = (digits, mark) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);

  const put = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  // Steps of the last decimal shown (453 with one decimal is 45.3) as the reader's language writes them. Half a
  // step off lies what rounding would take across an edge: 999.5 is over 99.9 (data/words/number_steps.py).
  function shown(value, number) {
    const at = Math.floor(value);
    if (at === value) return whole(value, number);
    return at
      ? put(number.over, { number: whole(at, number) })
      : put(number.under, { number: whole(1, number) });
  }

  function whole(value, number) {
    const text = String(Math.abs(value)).padStart(number.decimals + 1, "0");
    const front = grouped(text.slice(0, text.length - number.decimals), number.group);
    const rest = number.decimals ? number.mark + text.slice(-number.decimals) : "";
    return (value < 0 ? "−" : "") + front + rest + number.suffix;
  }

  // What is known of the reports of an area; nothing at a station.
  function reports(spec, data, i, count) {
    if (!data.stations) return [];
    const held = data.held_back[i] ? [put(spec.words.held_back, { held_back: count("held_back") })] : [];
    const due = { received: count("received"), expected: count("expected") };
    const reported = data.expected[i] ? [put(spec.words.reported, due)] : [];
    return [put(spec.words.stations, { stations: count("stations") }), ...reported, ...held];
  }

  // A value; one that cannot be bears the words of its class, which is not one of values.
  function known(spec, data, i, kind) {
    const fault = kind >= spec.count ? ` (${spec.labels[kind]})` : "";
    return shown(data.values[i], spec.number) + fault;
  }

  function lines(spec, data, i) {
    const count = (name) => grouped(String(data[name][i]), spec.number.group);
    const kind = KINDS[data.classes[i]];
    const blank = data.values[i] === null;
    const value = blank ? spec.labels[kind] : known(spec, data, i, kind);
    if (data.said) return [data.said[i], ...(blank ? [] : [value])].join("<br>");
    if (!data.top) return [value, data.label].join("<br>");
    const ratio = blank ? "" : ` (${put(spec.words.ratio, { top: count("top"), bottom: count("bottom") })})`;
    return [value + ratio, ...reports(spec, data, i, count)].join("<br>");
  }

  // A colour scale of steps: class i is drawn in colour i, whatever is absent.
  function scale(colours) {
    const steps = colours.flatMap((colour, i) => [0, 1].map((side) => [(i + side) / colours.length, colour]));
    return { colorscale: steps, zmin: -0.5, zmax: colours.length - 0.5 };
  }

  const traces = (graph, name) => graph.data.filter((trace) => trace.meta.role === name);

  // Write classes into the traces (arrays changed in place: Plotly's exports read the same ones); → places a class, and
  // which classes are drawn: all, and of the kinds of blank those of a place or of one of the stations over them.
  function fill(graph, spec, places, data, stations) {
    const counts = countClasses(data.classes, spec.labels.length);
    const over = countClasses(stations ? stations.classes : "", spec.labels.length);
    const drawn = counts.map((number, i) => i < spec.count || number + over[i] > 0);
    traces(graph, "value").forEach((trace) => {
      Object.assign(trace, scale(spec.colours));
      trace.locations.forEach((code, at) => {
        trace.z[at] = KINDS[data.classes[places.position[code]]];
      });
    });
    const entries = traces(graph, "legend");
    graph.data.splice(
      graph.data.indexOf(entries[0]),
      entries.length,
      ...legendOf(spec, counts, drawn, entries[0]),
    );
    return { counts, drawn };
  }

  // Write what is said under the pointer: half of the work for 3,321 places, so it comes after the colours.
  function say(graph, spec, places, data) {
    traces(graph, "value").forEach((trace) => {
      trace.locations.forEach((code, at) => {
        const i = places.position[code];
        trace.customdata[at] = [places.names[i], lines(spec, data, i)];
      });
    });
  }

  // The legend that images show: one entry a class, and a kind of blank where there are some.
  function legendOf(spec, counts, drawn, entry) {
    const all = spec.labels.map((label, index) => {
      const marker = Object.assign({}, entry.marker, { color: spec.colours[index] });
      const number = index < spec.count || counts[index];
      const name = label + (number ? ` (${grouped(String(counts[index]), spec.number.group)})` : "");
      return Object.assign({}, entry, { marker, name, meta: { role: "legend", index } });
    });
    return all.filter((_one, index) => drawn[index]);
  }

  function countClasses(classes, length) {
    const counts = new Array(length).fill(0);
    for (const one of classes) counts[KINDS[one]] += 1;
    return counts;
  }

  window.tramsoMap = { ...window.tramsoMap, fill, say, put, lines };
})();
