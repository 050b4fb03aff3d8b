// Every station a dot, through time. The page holds the picture of its date; when time moves, a canvas takes the
// picture's place, and of 11,000 dots only those that changed are drawn anew. components/cards/dot_picture.py makes both.
(() => {
  const SILENT = 32;
  const ZERO = 48;
  const held = new Map();

  // By what a place says: Dash draws the first page anew, and what was begun there goes on.
  function specOf(place) {
    const text = place.dataset.dots;
    if (held.has(text)) return held.get(text);
    const spec = { ...JSON.parse(text), names: {} };
    spec.now = spec.at;
    held.set(text, spec);
    return spec;
  }

  // What belongs to a page that is left.
  function forget() {
    for (const [text, spec] of held) if (!spec.place?.isConnected) held.delete(text);
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
  const layoutOf = (spec, stage) => spec.layouts[stage.classList[1]];

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

  // The digit of a state.
  const digitOf = (code) => (code - ZERO) % SILENT;

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

  // False where the picture is not shown.
  function paint(place, spec, bytes, at) {
    const stage = stageOf(place);
    if (!stage) return false;
    const { pen, pitch, sprites, places } = canvasOf(spec, stage);
    const dates = spec.labels.length;
    const before = spec.canvas.at;
    const side = Math.max(1, Math.floor(pitch));
    for (let dot = 0; dot < places.length / 2; dot += 1) {
      const code = bytes[dot * dates + at];
      if (before !== undefined && bytes[dot * dates + before] === code) continue;
      const [x, y] = [places[2 * dot], places[2 * dot + 1]];
      if (before !== undefined) pen.clearRect(x, y, side, side);
      pen.drawImage(sprites[2 * digitOf(code) + (code < ZERO + SILENT ? 0 : 1)], x, y);
    }
    spec.canvas.at = at;
    return true;
  }

  // How many dots are in each state at a date.
  function countsOf(spec, bytes, at) {
    const counts = new Array(spec.states.length).fill(0);
    for (let byte = at; byte < bytes.length; byte += spec.labels.length) counts[digitOf(bytes[byte])] += 1;
    return counts;
  }

  window.tramsoDots = { ...window.tramsoDots, countsOf, digitOf, forget, layoutOf, load, paint, specOf };
})();
