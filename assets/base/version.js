// Asks which version is current and reports it only when it is another than the page was built from. Says
// “tramso:health” on the document with whether the server answered.
(() => {
  const { base } = window.tramso;
  // A line that swallows what is sent is gone too.
  const LONGEST_MS = 10_000;

  function told(detail) {
    document.dispatchEvent(new CustomEvent("tramso:health", { detail }));
  }

  async function check(_ticks, meta) {
    const nothing = window.dash_clientside.no_update;
    if (!meta || document.hidden) return nothing;
    try {
      const answer = await fetch(`${base}/health`, {
        cache: "no-store",
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      told(answer.ok);
      const version = answer.ok ? (await answer.json()).version : null;
      return version && version !== meta.version ? version : nothing;
    } catch (_offline) {
      told(false);
      return nothing;
    }
  }

  window.dash_clientside = { ...window.dash_clientside, version: { check } };
})();
