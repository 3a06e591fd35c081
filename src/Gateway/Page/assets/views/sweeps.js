import { get, post, sweepPath } from "../api.js";
import { el, put, renew, state } from "../dom.js";
import { every, watch } from "../events.js";
import { actionButton } from "../problems.js";
import { isOver, progressBar } from "../progress.js";
import { moment } from "../text.js";

// A browser opens six connections to one server: the rest of the page needs some of them.
const watchedAtOnce = 3;
const listPeriod = 4000;

/** All sweeps, with live progress. */
export function sweepsView() {
  return {
    title: "Sweeps",
    async open(body, signal) {
      const list = new SweepList(body, signal);
      await list.refresh();
      every(listPeriod, () => list.refresh(), signal);
    },
  };
}

class SweepList {
  #rows = new Map();
  #chosen = new Set();
  #watched = new Set();

  constructor(body, signal) {
    this.signal = signal;
    this.table = el("table", { class: "cards" },
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, el("span", { class: "unseen" }, "Compare")),
        ["Sweep", "State", "Progress", "Submitted", "Actions"].map(name => el("th", { scope: "col" }, name)))),
      this.rows = el("tbody", {}));
    this.empty = el("p", { class: "empty" }, "No sweeps yet. ", el("a", { href: "#/submit" }, "Submit the first one."));
    this.compare = el("button", { type: "button", disabled: true, on: { click: () => this.#goCompare() } }, "Compare");
    put(body, el("div", { class: "actions" }, el("a", { class: "button first", href: "#/submit" }, "New sweep"), this.compare), this.empty, this.table);
  }

  async refresh() {
    const sweeps = await get("v1/sweeps", this.signal);
    this.empty.hidden = sweeps.length > 0;
    this.table.hidden = sweeps.length === 0;
    for (const id of this.#rows.keys())
      if (!sweeps.some(sweep => sweep.id === id))
        this.#rows.delete(id);
    const rows = sweeps.map(sweep => this.#rowOf(sweep).element);
    if (rows.length !== this.rows.children.length || rows.some((row, place) => row !== this.rows.children[place]))
      put(this.rows, rows);
    for (const sweep of sweeps)
      this.#watch(sweep);
  }

  #rowOf(sweep) {
    const known = this.#rows.get(sweep.id);
    if (known) {
      known.tell(sweep.progress);
      return known;
    }
    const bar = progressBar(sweep.progress);
    const stateCell = el("td", { "data-label": "State" });
    const actions = el("td", {});
    let shown = null;
    const row = {
      element: el("tr", {}, el("td", { class: "pick" }, this.#chooser(sweep)), el("th", { scope: "row" },
        el("a", { class: "name", href: `#/sweeps/${encodeURIComponent(sweep.id)}` }, sweep.name), el("div", { class: "soft" }, sweep.id)),
        stateCell, el("td", { class: "wide" }, bar.element), el("td", { "data-label": "Submitted" }, moment(sweep.submittedAt)), actions),
      tell: progress => {
        bar.tell(progress);
        if (progress.state === shown)
          return;
        shown = progress.state;
        put(stateCell, state(shown));
        renew(actions, sweepActions(sweep, progress, () => this.refresh()));
      },
    };
    row.tell(sweep.progress);
    this.#rows.set(sweep.id, row);
    return row;
  }

  #chooser(sweep) {
    const box = el("input", { type: "checkbox", "aria-label": `Compare ${sweep.name}`, on: { change: () => {
      this.#chosen[box.checked ? "add" : "delete"](sweep.id);
      this.compare.disabled = this.#chosen.size < 2;
      this.compare.textContent = this.#chosen.size > 1 ? `Compare ${this.#chosen.size} sweeps` : "Compare";
    } } });
    return box;
  }

  #watch(sweep) {
    if (isOver(sweep.progress) || this.#watched.has(sweep.id) || this.#watched.size >= watchedAtOnce)
      return;
    this.#watched.add(sweep.id);
    watch(sweep.id, progress => this.#rows.get(sweep.id)?.tell(progress), this.signal).then(() => this.#watched.delete(sweep.id));
  }

  #goCompare() {
    location.hash = `#/compare?${[...this.#chosen].map(id => `sweep=${encodeURIComponent(id)}`).join("&")}`;
  }
}

/** What can be done to a sweep in its state. */
export function sweepActions(sweep, progress, changed) {
  if (isOver(progress))
    return [];
  const tell = async command => {
    await post(sweepPath(sweep.id, `/${command}`));
    await changed();
  };
  return el("div", { class: "actions" },
    progress.state === "paused"
      ? actionButton("Resume", () => tell("resume"), { done: `${sweep.name} goes on.` })
      : actionButton("Pause", () => tell("pause"), { done: `${sweep.name} is paused.` }),
    actionButton("Cancel", () => tell("cancel"), {
      kind: "danger", confirm: `Cancel ${sweep.name} for good?`, done: `${sweep.name} is cancelled.`,
    }));
}
