// Asks which version is current and reports it only when it is another than the page was built from.
(() => {
  const { base } = window.tramso;

  async function check(_ticks, meta) {
    const nothing = window.dash_clientside.no_update;
    if (!meta || document.hidden) return nothing;
    try {
      const answer = await fetch(`${base}/health`, { cache: "no-store" });
      const version = answer.ok ? (await answer.json()).version : null;
      return version && version !== meta.version ? version : nothing;
    } catch (_offline) {
      return nothing;
    }
  }

  window.dash_clientside = { ...window.dash_clientside, version: { check } };
})();
