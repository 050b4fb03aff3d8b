// What Dash asks for first stands in the page already (pages/first_response.py): each of it is answered once from there.
(() => {
  const given = JSON.parse(document.getElementById("given").textContent);
  const config = JSON.parse(document.getElementById("_dash-config").textContent);
  const base = config.requests_pathname_prefix.slice(0, -1);
  const came = window.location.pathname + window.location.search;
  const send = window.fetch.bind(window);

  // A callback's answer is that of the address as it came: a reader who has gone on already asks the server.
  function fits(name, init) {
    if (!(name in given)) return false;
    if (name !== "_dash-update-component") return true;
    return (
      window.location.pathname + window.location.search === came &&
      JSON.parse(init.body).output === given.output
    );
  }

  window.fetch = async (input, init) => {
    const { pathname } = new URL(input.url ?? input, window.location.href);
    const name = pathname.slice(base.length + 1);
    if (!fits(name, init)) return send(input, init);
    const answer = JSON.stringify(given[name]);
    delete given[name];
    return new Response(answer, { headers: { "Content-Type": "application/json" } });
  };
})();
