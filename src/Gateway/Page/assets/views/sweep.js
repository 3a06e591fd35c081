import { get, sweepPath } from "../api.js";
import { el, facts, put, renew, state } from "../dom.js";
import { watch } from "../events.js";
import { problemBox } from "../problems.js";
import { isOver, progressBar } from "../progress.js";
import { count, duration, moment, seconds } from "../text.js";
import { resultsSection } from "./results.js";
import { sweepActions } from "./sweeps.js";

/** One sweep: its progress while it runs, its results when it is completed. */
export function sweepView(id) {
  return {
    title: id,
    async open(body, signal) {
      const status = await get(sweepPath(id), signal);
      document.querySelector("#main > h1").textContent = status.name;
      document.title = `${status.name} · RepXai`;
      await new SweepPage(body, status, signal).start();
    },
  };
}

class SweepPage {
  #shown = null;

  constructor(body, status, signal) {
    [this.status, this.signal] = [status, signal];
    this.bar = progressBar(status.progress);
    this.head = el("div", { class: "actions" });
    this.facts = el("div", {});
    this.failure = el("div", {});
    this.results = el("div", {});
    put(body, el("p", { class: "eyebrow" }, el("a", { href: "#/sweeps" }, "Sweeps"), ` / ${status.id}`),
      this.head, this.bar.element, this.failure, this.facts, this.results);
  }

  async start() {
    await this.#tell(this.status.progress);
    if (!isOver(this.status.progress))
      watch(this.status.id, progress => this.#tell(progress).catch(error => put(this.failure, problemBox(error.message))), this.signal);
  }

  async #tell(progress) {
    this.bar.tell(progress);
    put(this.facts, facts([
      ["Submitted", moment(this.status.submittedAt)],
      ["Finished", moment(this.status.finishedAt)],
      ["Time", duration(seconds(progress.elapsed))],
      ["Images", progress.imagesCompleted > 0 ? count(progress.imagesCompleted) : null],
      ["Images per second", progress.imagesPerSecond > 0 ? progress.imagesPerSecond.toFixed(1) : null],
      ["Units running", isOver(progress) ? null : count(progress.unitsRunning)],
      ["Retries", progress.retries > 0 ? count(progress.retries) : null],
    ]));
    if (progress.state === this.#shown)
      return;
    this.#shown = progress.state;
    renew(this.head, state(progress.state), sweepActions(this.status, progress, () => this.#refresh()));
    if (isOver(progress))
      await this.#finish(progress);
  }

  async #refresh() {
    this.status = await get(sweepPath(this.status.id), this.signal);
    await this.#tell(this.status.progress);
  }

  async #finish(progress) {
    this.status = await get(sweepPath(this.status.id), this.signal);
    if (this.status.failure)
      put(this.failure, problemBox(this.status.failure));
    if (progress.state === "completed")
      put(this.results, resultsSection(await get(sweepPath(this.status.id, "/results"), this.signal), this.signal));
  }
}
