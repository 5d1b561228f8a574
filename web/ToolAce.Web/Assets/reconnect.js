// When the server was away and knows this page no more, loads the page again as soon as the server answers. Pages keep nothing, so nothing is lost but what was being typed.
(() => {
  const lost = ["components-reconnect-rejected", "components-reconnect-failed"];
  const watched = document.getElementById("components-reconnect-modal");
  let waiting = false;
  const wait = async () => {
    try {
      const answer = await fetch("sign-in", { cache: "no-store" });
      if (answer.status < 500) {
        location.reload();
        return;
      }
    } catch {
      // not there yet
    }
    setTimeout(wait, 1000);
  };
  new MutationObserver(() => {
    if (!waiting && lost.some(name => watched.classList.contains(name))) {
      waiting = true;
      wait();
    }
  }).observe(watched, { attributes: true, attributeFilter: ["class"] });
})();
