// A sweep's progress as a bar and a line.

import { el, put } from "./dom.js";
import { count, duration, seconds } from "./text.js";

export const isOver = progress => ["completed", "cancelled", "failed"].includes(progress.state);

/** A bar that can be told of further progress. */
export function progressBar(progress) {
  const bar = el("progress", { max: 1, "aria-label": "Units completed" });
  const line = el("span", {});
  const element = el("div", { class: "progress" }, bar, line);
  const tell = next => {
    bar.value = next.unitsTotal > 0 ? next.unitsCompleted / next.unitsTotal : 0;
    bar.hidden = next.state === "completed";
    put(line, describe(next));
  };
  tell(progress);
  return { element, tell };
}

function describe(progress) {
  if (progress.unitsTotal === 0)
    return progress.state === "submitted" ? "planning" : progress.state;
  const parts = [`${count(progress.unitsCompleted)} of ${count(progress.unitsTotal)} units`];
  const left = seconds(progress.timeLeft);
  if (progress.state === "running" && left !== null && left > 0)
    parts.push(`${duration(left)} left`);
  if (progress.state === "running" && progress.phase !== "attributing")
    parts.push(progress.phase);
  if (progress.retries > 0)
    parts.push(`${count(progress.retries)} retries`);
  return parts.join(" · ");
}
