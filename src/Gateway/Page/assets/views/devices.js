import { get, post } from "../api.js";
import { el, renew, state } from "../dom.js";
import { every } from "../events.js";
import { actionButton } from "../problems.js";
import { bytes, count, isGiven, percent } from "../text.js";

const period = 3000;

/** The devices that compute, and what they do now. */
export function devicesView() {
  return {
    title: "Devices",
    async open(body, signal) {
      const refresh = async () => renew(body, deviceTable(await get("v1/devices", signal), refresh));
      await refresh();
      every(period, refresh, signal);
    },
  };
}

function deviceTable(devices, refresh) {
  if (devices.length === 0)
    return el("p", { class: "empty" }, "No devices are there.");
  return el("table", { class: "cards" },
    el("thead", {}, el("tr", {}, ["Device", "State", "Works on", "Units completed", "Busy", "Memory", "Actions"].map(title => el("th", { scope: "col" }, title)))),
    el("tbody", {}, devices.map(device => el("tr", {},
      el("th", { scope: "row" }, device.name, el("div", { class: "soft" }, [device.kind === "cuda" ? "GPU" : "CPU", device.hardware].filter(Boolean).join(", "))),
      el("td", { "data-label": "State" }, state(device.state)),
      el("td", { "data-label": "Works on" }, device.sweepId
        ? el("a", { href: `#/sweeps/${encodeURIComponent(device.sweepId)}` }, device.sweepId, isGiven(device.unit) ? `, unit ${count(device.unit)}` : "")
        : ""),
      el("td", { "data-label": "Units completed" }, count(device.unitsCompleted)),
      el("td", { "data-label": "Busy" }, percent(device.busyShare)),
      el("td", { "data-label": "Memory" }, device.memoryBytes ? bytes(device.memoryBytes) : ""),
      el("td", {}, drainButton(device, refresh))))));
}

function drainButton(device, refresh) {
  const tell = async command => {
    await post(`v1/devices/${command}?name=${encodeURIComponent(device.name)}`);
    await refresh();
  };
  return device.state === "draining"
    ? actionButton("Undrain", () => tell("undrain"), { done: `${device.name} takes units again.` })
    : actionButton("Drain", () => tell("drain"), { confirm: `Take ${device.name} out of work?`, done: `${device.name} takes no more units.` });
}
