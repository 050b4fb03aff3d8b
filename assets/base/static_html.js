// Elements whose content is HTML text; components/static_html.py makes them. Their links go on without loading the
// page anew, and the keyboard stays where it was when their content is replaced.
(() => {
  let left = null;

  function StaticHtml({ tag, attributes, html }) {
    return window.React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html } });
  }

  function plain(event) {
    return !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#react-entry-point a[data-link]");
    if (!link || !plain(event)) return;
    event.preventDefault();
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  });

  // The way from the body to an element, by the number of each child.
  function way(element) {
    const steps = [];
    for (let at = element; at && at !== document.body; at = at.parentElement)
      steps.unshift([...at.parentElement.children].indexOf(at));
    return steps;
  }

  document.addEventListener("focusin", (event) => {
    left = event.target.closest("a[data-link], button") && {
      tag: event.target.tagName,
      steps: way(event.target),
    };
  });

  document.addEventListener("tramso:page", () => {
    if (!left || document.activeElement !== document.body) return;
    const again = left.steps.reduce((at, step) => at?.children[step], document.body);
    if (again?.tagName === left.tag) again.focus({ preventScroll: true });
  });

  // Where Dash looks for a component: the namespace and kind that components/static_html.py gives it.
  window.static_html = { StaticHtml };
})();
