// Signs in, and shows the view that the address names.

import { key } from "./api.js";
import { el, put } from "./dom.js";
import { showProblem } from "./problems.js";
import { campaignView } from "./views/campaign.js";
import { campaignsView } from "./views/campaigns.js";
import { compareView } from "./views/compare.js";
import { devicesView } from "./views/devices.js";
import { signInView } from "./views/sign-in.js";
import { submitView } from "./views/submit.js";
import { sweepView } from "./views/sweep.js";
import { sweepsView } from "./views/sweeps.js";
import { uploadsView } from "./views/uploads.js";

const views = {
  sweeps: ([id]) => id ? sweepView(id) : sweepsView(),
  submit: () => submitView(),
  uploads: () => uploadsView(),
  compare: (_, query) => compareView(query.getAll("sweep")),
  campaigns: ([name]) => name ? campaignView(name) : campaignsView(),
  devices: () => devicesView(),
};

const main = document.getElementById("main");
const nav = document.getElementById("nav");
const signOut = document.getElementById("sign-out");
let leaving = new AbortController();

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [section, ...rest] = path.split("/").map(decodeURIComponent);
  const isIn = key.get() !== null;
  nav.hidden = signOut.hidden = !isIn;
  for (const link of nav.children)
    link.ariaCurrent = link.getAttribute("href") === `#/${section || "sweeps"}` ? "page" : null;
  const view = isIn ? (views[section] ?? views.sweeps)(rest, new URLSearchParams(query)) : signInView(show);
  document.title = `${view.title} · RepXai`;
  const body = el("div", {});
  put(main, el("h1", {}, view.title), body);
  main.setAttribute("aria-busy", "true");
  try {
    await view.open(body, signal);
  } catch (error) {
    if (!signal.aborted)
      showProblem(body, error);
  }
  if (!signal.aborted)
    main.setAttribute("aria-busy", "false");
}

function applyTheme(theme) {
  if (theme)
    document.documentElement.dataset.theme = theme;
  const isDark = getComputedStyle(document.documentElement).colorScheme === "dark"
    || (!theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const button = document.getElementById("theme");
  button.textContent = isDark ? "Light" : "Dark";
  button.onclick = () => {
    localStorage.setItem("repxai-theme", isDark ? "light" : "dark");
    applyTheme(isDark ? "light" : "dark");
  };
}

signOut.addEventListener("click", () => {
  key.clear();
  location.hash = "";
  show();
});
addEventListener("repxai-refused", () => {
  if (key.get() !== null) {
    key.clear();
    show();
  }
});
addEventListener("hashchange", async () => {
  await show();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(localStorage.getItem("repxai-theme")));
applyTheme(localStorage.getItem("repxai-theme"));
show();
