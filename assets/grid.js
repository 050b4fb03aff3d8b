// Long lists as grids: the script is fetched with the first of them, the rows from where the list's files are.
(function () {
  const bodies = new Map();
  const days = { vi: {}, en: {} };
  let script = null;

  function load(address) {
    script =
      script ||
      new Promise((done, failed) => {
        const tag = document.createElement("script");
        tag.src = address;
        tag.onload = done;
        tag.onerror = () => failed(new Error(address));
        document.head.append(tag);
      });
    return script;
  }

  // Stands in for the grid until its script, which puts the real one in this place, is here.
  function Waiting(props) {
    const [ready, be] = window.React.useState(false);
    window.React.useEffect(() => {
      const grid = document.querySelector(".grid[data-script]");
      if (grid) load(grid.dataset.script).then(() => be(true), console.warn);
    }, []);
    if (ready) return window.React.createElement(window.dash_ag_grid.AgGrid, props);
    return window.React.createElement("p", { id: props.id, className: "empty" }, props.dashGridOptions.localeText.loadingOoo);
  }
  window.dash_ag_grid = window.dash_ag_grid || { AgGrid: Waiting };

  const put = (link, row) =>
    link.replace(/\{(\w+)\}/g, (_all, name) => (link.startsWith("tel:") ? digits(row[name]) : encodeURIComponent(row[name])));
  const digits = (number) => String(number).replace(/[^\d+]/g, "");

  function written(props) {
    const { value, decimals, suffix, date, none } = props;
    if (value === null || value === undefined) return none;
    if (date) return days[document.documentElement.lang][value] || value;
    if (decimals === undefined) return value;
    const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString(document.documentElement.lang, places) + suffix;
  }

  function go(event) {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!plain || event.currentTarget.protocol === "tel:") return;
    event.preventDefault();
    history.pushState({}, "", event.currentTarget.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  }

  window.dashAgGridComponentFunctions = Object.assign(window.dashAgGridComponentFunctions || {}, {
    TramsoCell(props) {
      const text = written(props);
      const missing = props.value === null || props.value === undefined;
      if (!props.link || missing) return text;
      const said = { href: put(props.link, props.data), onClick: go, tabIndex: -1 };
      return window.React.createElement("a", said, text);
    },
  });

  function ask(address) {
    if (!bodies.has(address)) {
      const body = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(address + ": " + answer.status);
        return answer.json();
      });
      bodies.set(address, body);
      body.catch(() => bodies.delete(address));
      if (bodies.size > 4) bodies.delete(bodies.keys().next().value);
    }
    return bodies.get(address);
  }

  function asRows(columns) {
    const names = Object.keys(columns);
    return columns[names[0]].map((_cell, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
  }

  async function fill(box) {
    const address = box.dataset.rows;
    try {
      const [body] = await Promise.all([ask(address), load(box.dataset.script)]);
      const api = await window.dash_ag_grid.getApiAsync(box.dataset.grid);
      if (box.dataset.rows !== address || !box.isConnected) return;
      Object.assign(days[document.documentElement.lang], body.dates);
      api.setGridOption("rowData", asRows(body.columns));
      box.dataset.ready = address;
    } catch (failed) {
      console.warn(failed);
      box.title = box.dataset.failed;
      box.classList.add("failed");
    }
  }

  // Enter on a cell opens what it leads to: the grid itself moves the focus from cell to cell.
  document.addEventListener("keydown", (event) => {
    const cell = event.key === "Enter" && event.target.closest(".grid .ag-cell");
    const link = cell && cell.querySelector("a");
    if (link) link.click();
  });

  function scan() {
    document.querySelectorAll(".grid[data-rows]").forEach((box) => {
      if (box.asked === box.dataset.rows) return;
      box.asked = box.dataset.rows;
      fill(box);
    });
  }
  const seen = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-rows"] };
  new MutationObserver(scan).observe(document.documentElement, seen);
})();
