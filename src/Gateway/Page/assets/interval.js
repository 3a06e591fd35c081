// A mean with its interval as a mark on a scale that several rows share.

import { draw, el } from "./dom.js";
import { number } from "./text.js";

const width = 120;
const margin = 4;

/** The scale of some estimates: their lowest and highest ends. */
export function scaleOf(estimates) {
  const known = estimates.filter(estimate => estimate);
  const low = Math.min(...known.map(estimate => Math.min(estimate.lower, estimate.mean)));
  const high = Math.max(...known.map(estimate => Math.max(estimate.upper, estimate.mean)));
  return high > low ? [low, high] : [low - 1, high + 1];
}

/** The mark of an estimate, with a line at an origin if there is one. The numbers beside it say the same, so it is hidden from assistive technology. */
export function intervalMark(estimate, [low, high], origin = null) {
  const at = value => margin + (value - low) / (high - low) * (width - 2 * margin);
  return draw("svg", { class: "interval", viewBox: `0 0 ${width} 14`, preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("line", { class: "rail", x1: 0, x2: width, y1: 7, y2: 7 }),
    origin === null ? null : draw("line", { class: "origin", x1: at(origin), x2: at(origin), y1: 0, y2: 14 }),
    draw("line", { class: "span", x1: at(estimate.lower), x2: at(estimate.upper), y1: 7, y2: 7 }),
    draw("rect", { class: "mean", x: at(estimate.mean) - 1.2, width: 2.4, y: 1, height: 12 }));
}

/** An estimate in words. */
export function estimateText(estimate) {
  return el("span", { class: "estimate" }, el("b", {}, number(estimate.mean)), " ",
    el("span", { class: "soft" }, `${number(estimate.lower)} to ${number(estimate.upper)}`));
}
