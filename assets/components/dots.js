// Every station a dot, through time. The page holds the picture of its date; when time moves, a canvas takes the
// picture's place, and of 11,000 dots only those that changed are drawn anew. components/cards/dot_picture.py makes both.
(() => {
  const RUN_MS = 10000; // from the first date to the last
  const STEP_MS = [60, 600];
  const CALM_MS = 1200;
  const SILENT = 32;
  const ZERO = 48;
  const held = new WeakMap();
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const number = new Intl.NumberFormat(document.documentElement.lang || "vi");

  function specOf(place) {
    const text = place.dataset.dots;
    const before = held.get(place);
    if (before?.text === text) return before;
    const spec = { ...JSON.parse(text), text, names: {} };
    spec.now = spec.at;
    held.set(place, spec);
    return spec;
  }

  async function load(spec) {
    spec.bytes ??= fetch(spec.address.replace("{what}", "dots")).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return new Uint8Array(await answer.arrayBuffer());
    });
    try {
      return await spec.bytes;
    } catch (error) {
      spec.bytes = null;
      throw error;
    }
  }

  const stageOf = (place) => [...place.querySelectorAll(".dots-stage")].find((one) => one.offsetWidth);
  const layoutOf = (spec, stage) => spec.layouts[stage.classList.contains("wide") ? "wide" : "narrow"];

  // A state as a small picture of its own, from which its dots are copied.
  function sprite(state, silent, pitch, size) {
    const mark = new OffscreenCanvas(Math.ceil(pitch), Math.ceil(pitch));
    const pen = mark.getContext("2d");
    const [middle, radius] = [pitch / 2, size * pitch];
    const ring = (silent && state.shape === "dot") || state.shape === "ring";
    pen.strokeStyle = pen.fillStyle = state.colour;
    pen.lineWidth = radius / 2;
    pen.beginPath();
    if (state.shape === "dash") {
      pen.moveTo(middle - radius, middle);
      pen.lineTo(middle + radius, middle);
      pen.stroke();
      return mark;
    }
    const drawn = state.shape === "point" ? radius / 3 : ring ? 0.75 * radius : radius;
    pen.arc(middle, middle, drawn, 0, 2 * Math.PI);
    if (ring) pen.stroke();
    else pen.fill();
    return mark;
  }

  // The canvas over the picture that is shown, as wide as it is now.
  function canvasOf(spec, stage) {
    const layout = layoutOf(spec, stage);
    const ratio = window.devicePixelRatio || 1;
    const scale = (stage.offsetWidth / layout.width) * ratio;
    const known = spec.canvas;
    if (known?.scale === scale && known.layout === layout && stage.contains(known.element)) return known;
    known?.element.remove();
    const element = document.createElement("canvas");
    element.width = Math.round(layout.width * scale);
    element.height = Math.round(stage.offsetHeight * ratio);
    element.ariaHidden = "true";
    const pitch = layout.pitch * scale;
    const sprites = spec.states.flatMap((state) =>
      [false, true].map((silent) => sprite(state, silent, pitch, layout.size)),
    );
    stage.querySelector(".dots-drawn").append(element);
    stage.classList.add("live");
    spec.canvas = {
      element,
      pen: element.getContext("2d"),
      layout,
      scale,
      pitch,
      sprites,
      places: placesOf(layout, scale),
    };
    return spec.canvas;
  }

  function placesOf(layout, scale) {
    const total = layout.tiles.reduce((sum, tile) => sum + tile[4], 0);
    const places = new Float32Array(2 * total);
    for (const [, x, y, first, count] of layout.tiles)
      for (let n = 0; n < count; n += 1) {
        places[2 * (first + n)] = Math.round((x + Math.floor(n / layout.rows) * layout.pitch) * scale);
        places[2 * (first + n) + 1] = Math.round(
          (y + layout.label + (n % layout.rows) * layout.pitch) * scale,
        );
      }
    return places;
  }

  function paint(spec, bytes, at) {
    const { pen, pitch, sprites, places } = spec.canvas;
    const dates = spec.labels.length;
    const before = spec.canvas.at;
    const side = Math.ceil(pitch);
    for (let dot = 0, byte = at; dot < places.length / 2; dot += 1, byte += dates) {
      const code = bytes[byte];
      if (before !== undefined && bytes[byte - at + before] === code) continue;
      const [x, y] = [places[2 * dot], places[2 * dot + 1]];
      if (before !== undefined) pen.clearRect(x, y, side, side);
      const silent = code >= ZERO + SILENT;
      pen.drawImage(sprites[2 * (code - ZERO - (silent ? SILENT : 0)) + (silent ? 1 : 0)], x, y);
    }
    spec.canvas.at = at;
  }

  // How many dots are in each state at a date.
  function countsOf(spec, bytes, at) {
    const counts = new Array(spec.states.length).fill(0);
    for (let byte = at; byte < bytes.length; byte += spec.labels.length)
      counts[(bytes[byte] - ZERO) % SILENT] += 1;
    return counts;
  }

  function tell(place, spec, bytes, at) {
    const counts = countsOf(spec, bytes, at);
    for (const item of place.querySelectorAll(".dots-key [data-digit]"))
      item.querySelector("b").textContent = number.format(counts[Number(item.dataset.digit)]);
    const count = spec.paperless.reduce((sum, digit) => sum + counts[digit], 0);
    const all = counts.slice(1, -1).reduce((sum, each) => sum + each, 0);
    const [, range, day, said] = place.querySelector(".dots-time").children;
    range.value = at;
    range.ariaValueText = day.textContent = spec.labels[at];
    said.textContent = put(spec.words.count, { count: number.format(count), all: number.format(all) });
  }

  async function show(place, at) {
    const spec = specOf(place);
    spec.now = at;
    try {
      const bytes = await load(spec);
      if (spec.now !== at || !place.isConnected) return;
      const stage = stageOf(place);
      if (!stage) return;
      canvasOf(spec, stage);
      paint(spec, bytes, at);
      tell(place, spec, bytes, at);
    } catch {
      stop(spec);
      place.querySelector(".dots-time").lastElementChild.textContent = spec.words.failed;
    }
  }

  function stop(spec) {
    window.clearInterval(spec.running);
    spec.running = null;
    if (!spec.button) return;
    spec.button.textContent = "▶";
    spec.button.ariaLabel = spec.words.play;
  }

  async function run(place, button) {
    const spec = specOf(place);
    spec.button = button;
    if (spec.running) return stop(spec);
    const last = spec.labels.length - 1;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = calm ? CALM_MS : Math.min(Math.max(RUN_MS / last, STEP_MS[0]), STEP_MS[1]);
    button.textContent = "❚❚";
    button.ariaLabel = spec.words.stop;
    spec.running = -1;
    await show(place, spec.now === last ? 0 : spec.now);
    if (!spec.running) return;
    spec.running = window.setInterval(() => {
      if (!place.isConnected || spec.now >= last) return stop(spec);
      show(place, spec.now + 1);
    }, step);
  }

  // The way through time: only a script can go it.
  function bar(place) {
    const spec = specOf(place);
    const row = place.querySelector(".dots-time");
    if (row.hidden || row.firstElementChild) return;
    const play = Object.assign(document.createElement("button"), { type: "button", textContent: "▶" });
    play.ariaLabel = spec.words.play;
    const range = Object.assign(document.createElement("input"), {
      type: "range",
      min: 0,
      max: spec.labels.length - 1,
    });
    range.value = spec.at;
    range.ariaLabel = spec.words.slider;
    range.ariaValueText = spec.labels[spec.at];
    const day = Object.assign(document.createElement("output"), { textContent: spec.labels[spec.at] });
    const said = Object.assign(document.createElement("p"), { role: "status" });
    row.append(play, range, day, said);
    play.addEventListener("click", () => run(place, play));
    range.addEventListener("input", () => {
      stop(spec);
      show(place, Number(range.value));
    });
    if (!place.classList.contains("small")) show(place, spec.now);
  }

  // The dot under the pointer: its tile, and its number there.
  function dotAt(spec, stage, { clientX, clientY }) {
    const layout = layoutOf(spec, stage);
    const box = stage.getBoundingClientRect();
    const scale = layout.width / box.width;
    const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
    for (const [code, left, top, first, count] of layout.tiles) {
      const [column, row] = [(x - left) / layout.pitch, (y - top - layout.label) / layout.pitch].map(
        Math.floor,
      );
      const n = column * layout.rows + row;
      if (column >= 0 && row >= 0 && row < layout.rows && n < count) return { code, n, dot: first + n };
    }
    return null;
  }

  async function point(event) {
    const stage = event.target.closest?.(".dots-stage");
    const place = stage?.closest("[data-dots]");
    if (!place) return;
    const spec = specOf(place);
    const found = dotAt(spec, stage, event);
    spec.pointed = found?.dot;
    if (!found) return;
    spec.names[found.code] ??= fetch(
      `${spec.address.replace("{what}", "names")}&tile=${encodeURIComponent(found.code)}`,
    )
      .then((answer) => (answer.ok ? answer.json() : []))
      .catch(() => []);
    const [names, bytes] = await Promise.all([spec.names[found.code], load(spec).catch(() => null)]);
    if (spec.pointed === found.dot && bytes && names[found.n])
      window.tramso.tell(words(spec, bytes, found, names), event);
  }

  function words(spec, bytes, { dot, n }, names) {
    const own = bytes.subarray(dot * spec.labels.length, (dot + 1) * spec.labels.length);
    const digit = (at) => (own[at] - ZERO) % SILENT;
    let since = spec.now;
    while (since > 0 && digit(since - 1) === digit(spec.now)) since -= 1;
    const values = { name: names[n][1], state: spec.states[digit(spec.now)].name, since: spec.labels[since] };
    return put(since ? spec.words.since : spec.words.always, values);
  }

  function scan() {
    for (const place of document.querySelectorAll("[data-dots]")) bar(place);
  }

  document.addEventListener("pointermove", point);
  document.addEventListener("tramso:page", scan);
  window.addEventListener("resize", () => {
    for (const place of document.querySelectorAll("[data-dots]")) {
      const spec = specOf(place);
      if (spec.canvas) show(place, spec.now);
    }
  });
})();
