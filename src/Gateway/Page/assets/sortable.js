// A table whose columns sort its rows.

import { el, put } from "./dom.js";
import { isGiven } from "./text.js";

const shownAtFirst = 100;

/** Columns are `{ title, value, cell, isNumber }`: what a row sorts by, and what its cell shows. The first column names the row. */
export function sortableTable(caption, columns, rows, sorted = null) {
  const body = el("tbody", {});
  const all = el("button", { type: "button", on: { click: () => { limit = Infinity; fill(); } } });
  let limit = shownAtFirst;
  let order = sorted ?? { column: 0, isDown: false };
  const heads = columns.map((column, place) => el("th", { scope: "col", class: column.isNumber ? "number" : null },
    el("button", { type: "button", on: { click: () => {
      order = { column: place, isDown: order.column === place ? !order.isDown : Boolean(column.isNumber) };
      fill();
    } } }, column.title)));
  const fill = () => {
    heads.forEach((head, place) => place === order.column
      ? head.setAttribute("aria-sort", order.isDown ? "descending" : "ascending")
      : head.removeAttribute("aria-sort"));
    const ordered = [...rows].sort((a, b) => compare(columns[order.column].value(a), columns[order.column].value(b)) * (order.isDown ? -1 : 1));
    put(body, ordered.slice(0, limit).map(row => el("tr", {}, columns.map((column, place) => place === 0
      ? el("th", { scope: "row" }, column.cell(row))
      : el("td", { class: column.isNumber ? "number" : column.isWide ? "wide" : null, "data-label": column.title }, column.cell(row))))));
    all.hidden = rows.length <= limit;
    all.textContent = `Show all ${rows.length} rows`;
  };
  fill();
  return el("div", {},
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      el("table", { class: "cards" }, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, heads)), body)),
    all);
}

function compare(a, b) {
  if (a === b)
    return 0;
  if (!isGiven(a))
    return 1;
  if (!isGiven(b))
    return -1;
  return a < b ? -1 : 1;
}
