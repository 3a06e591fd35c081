// A matrix as colours, with a reading of single cells by pointer and by arrow keys.

import { el } from "./dom.js";
import { number } from "./text.js";

const anchors = [
  [68, 1, 84], [72, 36, 117], [65, 68, 135], [53, 95, 141], [42, 120, 142], [33, 145, 140],
  [34, 168, 132], [68, 191, 112], [122, 209, 81], [189, 223, 38], [253, 231, 37],
];

// Long matrices are squeezed, so that they stay readable at a glance.
const tallest = 0.8;
const flattest = 8;

/** A figure of a matrix. `axes` names its rows and columns. */
export function heatMap(title, detail, matrix, axes) {
  const [low, high] = range(matrix.values);
  const canvas = el("canvas", {
    width: matrix.columns, height: matrix.rows, tabindex: 0, role: "img",
    "aria-label": `${title}: ${matrix.rows} ${axes[0]}s by ${matrix.columns} ${axes[1]}s, from ${number(low)} to ${number(high)}. Arrow keys read single values.`,
  });
  canvas.style.aspectRatio = Math.min(Math.max(matrix.columns / matrix.rows, tallest), flattest);
  paint(canvas, matrix, low, high);
  const reading = el("p", { class: "read", role: "status", "aria-live": "polite" }, `${matrix.rows} × ${matrix.columns}`);
  readCells(canvas, matrix, (row, column, value) => {
    reading.textContent = `${axes[0]} ${row}, ${axes[1]} ${column}: ${number(value)}`;
  });
  return el("figure", {}, el("figcaption", {}, el("b", {}, title), detail), canvas, reading,
    el("div", { class: "scale", "aria-hidden": "true" }, number(low), el("i", {}), number(high)));
}

function paint(canvas, { rows, columns, values }, low, high) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    image.data.set(colour(high > low ? (values[i] - low) / (high - low) : 0), 4 * i);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

function readCells(canvas, { rows, columns, values }, read) {
  let [row, column] = [0, 0];
  const go = (toRow, toColumn) => {
    row = Math.min(Math.max(toRow, 0), rows - 1);
    column = Math.min(Math.max(toColumn, 0), columns - 1);
    read(row, column, values[row * columns + column]);
  };
  canvas.addEventListener("pointermove", event => {
    const box = canvas.getBoundingClientRect();
    go(Math.floor((event.clientY - box.top) / box.height * rows), Math.floor((event.clientX - box.left) / box.width * columns));
  });
  canvas.addEventListener("keydown", event => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step)
      return;
    event.preventDefault();
    go(row + step[0], column + step[1]);
  });
}

function colour(share) {
  const place = Math.min(Math.max(share, 0), 1) * (anchors.length - 1);
  const lower = Math.min(Math.floor(place), anchors.length - 2);
  return anchors[lower].map((from, i) => Math.round(from + (anchors[lower + 1][i] - from) * (place - lower)));
}

function range(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
