// Long lists as grids: the script is fetched with the first of them, the rows from where the list's files are.
(() => {
  const days = { vi: {}, en: {} };
  const bodies = new Map();
  let script = null;

  // The real grid puts itself in our place when its script runs: it is kept aside, for a grid that changed its
  // kind would be taken down and put up again without its rows.
  function load(address) {
    const told = (done, failed) => {
      const tag = document.createElement("script");
      tag.src = address;
      tag.onload = () => {
        const { AgGrid, getApi, getApiAsync } = window.dash_ag_grid;
        window.dash_ag_grid = { AgGrid: Grid, getApi, getApiAsync };
        done(AgGrid);
      };
      tag.onerror = () => failed(new Error(address));
      document.head.append(tag);
    };
    script = script || new Promise(told);
    script.catch(() => {
      script = null;
    });
    return script;
  }

  function asRows(body) {
    Object.assign(days[document.documentElement.lang], body.dates);
    const names = Object.keys(body.columns);
    const first = body.columns[names[0]];
    return first.map((_cell, i) => Object.fromEntries(names.map((name) => [name, body.columns[name][i]])));
  }

  function ask(address) {
    if (!bodies.has(address)) {
      const rows = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        return answer.json().then(asRows);
      });
      bodies.set(address, rows);
      rows.catch(() => bodies.delete(address));
      if (bodies.size > 4) bodies.delete(bodies.keys().next().value);
    }
    return bodies.get(address);
  }

  const plain = (text) => text?.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  // A column finds without accents, and is as much wider as the reader's letters are larger.
  // At a desk the name stays while the others scroll past.
  function fitted(column) {
    const larger = Number.parseFloat(getComputedStyle(document.body).fontSize) / 16;
    const minWidth = Math.round(column.minWidth * Math.max(1, larger));
    const found = column.filter === "agTextColumnFilter" ? { filterParams: { textFormatter: plain } } : {};
    const stays = column.field === "name" && window.innerWidth >= 1000;
    return Object.assign({}, column, found, { minWidth }, stays ? { pinned: "left", width: minWidth } : {});
  }

  // `context` says where the script and the rows are, and what to say when they cannot be had.
  function Grid(props) {
    const { useEffect, useMemo, useState, createElement } = window.React;
    const { context, localeText } = props.dashGridOptions;
    const [got, keep] = useState({});
    const columnDefs = useMemo(() => props.columnDefs.map(fitted), [props.columnDefs]);
    useEffect(() => {
      let wanted = true;
      Promise.all([load(context.script), ask(context.rows)]).then(
        ([real, rows]) => wanted && keep({ real, rows }),
        (failed) => {
          if (!wanted) return;
          console.warn(failed);
          keep({ failed });
        },
      );
      return () => {
        wanted = false;
      };
    }, [context.rows]);
    if (got.real) return createElement(got.real, Object.assign({}, props, { rowData: got.rows, columnDefs }));
    const words = got.failed ? context.failed : localeText.loadingOoo;
    return createElement("p", { id: props.id, className: "empty", role: "status" }, words);
  }
  window.dash_ag_grid = window.dash_ag_grid || { AgGrid: Grid };

  const digits = (number) => String(number).replace(/[^\d+]/g, "");

  function put(link, row) {
    const write = link.startsWith("tel:") ? digits : encodeURIComponent;
    return link.replace(/\{(\w+)\}/g, (_all, name) => write(row[name]));
  }

  function written({ value, decimals, suffix, date, none }) {
    if (value === null || value === undefined) return none;
    if (date) return days[document.documentElement.lang][value] || value;
    if (decimals === undefined) return value;
    // Half a step off lies what rounding would take across an edge: 99.95 is >99.9 (data/words/number_steps.py).
    const steps = Number((value * 10 ** decimals).toFixed(3));
    const side = Number.isInteger(steps) ? "" : Math.floor(steps) ? ">" : "<";
    const at = side === "<" ? 1 : Math.floor(steps);
    const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const number = (at / 10 ** decimals).toLocaleString(document.documentElement.lang, places);
    return side + number.replace("-", "−") + suffix;
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
      // A count of nothing has no list to lead to.
      const nothing = props.value === null || props.value === undefined || props.value === 0;
      if (!props.link || nothing) return text;
      const said = { href: put(props.link, props.data), onClick: go, tabIndex: -1 };
      return window.React.createElement("a", said, text);
    },
  });

  // The rows as they stand, sorted and filtered, as a plain table: what paper has.
  function gridTable(id) {
    if (!document.querySelector(`[data-grid="${id}"] .ag-root`)) return null;
    const api = window.dash_ag_grid.getApi(id);
    const made = document.createElement("table");
    const columns = api.getAllDisplayedColumns();
    const kinds = columns.map((column) => {
      const { type, cellRendererParams } = column.getColDef();
      return type === "rightAligned" ? "number" : cellRendererParams.whole ? "whole" : "text";
    });
    const fill = (line, tag, texts) => {
      for (const [at, text] of texts.entries()) {
        const cell = line.appendChild(document.createElement(tag));
        cell.textContent = text;
        cell.className = kinds[at];
      }
    };
    const names = columns.map((column) => column.getColDef().headerName);
    fill(made.createTHead().insertRow(), "th", names);
    const body = made.createTBody();
    api.forEachNodeAfterFilterAndSort(({ data }) => {
      const cells = columns.map((column) => column.getColDef());
      const texts = cells.map((cell) => written({ ...cell.cellRendererParams, value: data[cell.field] }));
      fill(body.insertRow(), "td", texts);
    });
    return made;
  }
  window.tramso = { ...window.tramso, gridTable };

  // Enter on a cell opens what it leads to: the grid itself moves the focus from cell to cell.
  document.addEventListener("keydown", (event) => {
    const cell = event.key === "Enter" ? event.target.closest(".grid .ag-cell") : null;
    const link = cell?.querySelector("a");
    if (link) link.click();
  });
})();
