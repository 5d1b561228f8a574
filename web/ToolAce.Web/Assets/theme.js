// Light or dark: what was chosen last, else what the system prefers. Runs before the first paint.
(() => {
  const root = document.documentElement;
  const show = theme => { root.dataset.bsTheme = theme; document.dispatchEvent(new Event("themechange")); };
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  show(localStorage.getItem("theme") ?? preferred);
  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-theme-switch]")) {
      const theme = root.dataset.bsTheme === "dark" ? "light" : "dark";
      localStorage.setItem("theme", theme);
      show(theme);
    }
  });
  // Who signs out in one tab lands on the sign-in page, and the others are loaded again.
  const sessions = new BroadcastChannel("sessions");
  if (location.pathname === "/sign-in") {
    sessions.postMessage("ended");
  } else {
    sessions.onmessage = () => location.reload();
  }
})();
