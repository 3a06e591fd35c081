import { get, sweepPath } from "../api.js";
import { choice, el, field, put } from "../dom.js";
import { intervalMark, scaleOf } from "../interval.js";
import { sortableTable } from "../sortable.js";
import { isGiven, number, scoreName, signed, variantName } from "../text.js";

/** The scores of several sweeps side by side, the first the baseline. */
export function compareView(ids) {
  return {
    title: "Comparison",
    async open(body, signal) {
      const query = ids.map(id => `sweep=${encodeURIComponent(id)}`).join("&");
      const comparison = await get(`v1/comparison?${query}`, signal);
      const names = await Promise.all(comparison.sweepIds.map(async id => (await get(sweepPath(id), signal)).name));
      const labels = names.map((name, place) => names.indexOf(name) === names.lastIndexOf(name) ? name : comparison.sweepIds[place]);
      const scores = [...new Set(comparison.rows.map(row => row.score))];
      const chosen = { score: scores[0], isApart: false };
      const table = el("div", {});
      const show = () => put(table, comparisonTable(comparison, labels, chosen));
      const apart = el("input", { type: "checkbox", on: { change: () => { chosen.isApart = apart.checked; show(); } } });
      show();
      put(body,
        el("p", { class: "lead" }, "The first sweep is the baseline; differences are the last less the first, with the interval of the mean difference image by image."),
        el("ol", {}, comparison.sweepIds.map((id, place) => el("li", {}, el("a", { href: `#/sweeps/${encodeURIComponent(id)}` }, labels[place])))),
        el("div", { class: "fields" },
          field("Score", choice(scores.map(score => [score, scoreName(score)]), chosen.score, score => { chosen.score = score; show(); }))),
        el("p", {}, el("label", {}, apart, " Only where the intervals lie apart")),
        table);
    },
  };
}

function comparisonTable(comparison, labels, { score, isApart }) {
  const rows = comparison.rows.filter(row => row.score === score && (!isApart || row.intervalsDisjoint));
  if (rows.length === 0)
    return el("p", { class: "empty" }, isApart ? "All intervals overlap." : "No sweep has this score.");
  const scale = scaleOf(rows.filter(row => isGiven(row.differenceLower)).map(differenceOf).concat(zero));
  return sortableTable(`${scoreName(score)} side by side`, [
    { title: "Model", value: row => row.model, cell: row => row.model },
    { title: "Pair", value: row => `${row.target} ${row.source}`, cell: row => `${row.target} from ${row.source}` },
    { title: "Strategy", value: row => row.strategy, cell: row => row.strategy },
    { title: "Variant", value: row => variantName(row.variant), cell: row => variantName(row.variant) },
    ...labels.map((label, place) => ({ title: label, isNumber: true,
      value: row => row.estimates[place]?.mean, cell: row => number(row.estimates[place]?.mean) })),
    { title: "Difference", isNumber: true, value: row => row.difference, cell: differenceText },
    { title: "95 % interval", isWide: true, value: row => row.difference,
      cell: row => isGiven(row.differenceLower) ? intervalMark(differenceOf(row), scale, 0) : "" },
  ], rows);
}

const zero = { mean: 0, lower: 0, upper: 0 };

const differenceOf = row => ({ mean: row.difference, lower: row.differenceLower, upper: row.differenceUpper });

function differenceText(row) {
  if (!isGiven(row.difference))
    return "–";
  return el("span", { class: row.intervalsDisjoint ? "flag" : null }, signed(row.difference), row.intervalsDisjoint ? " apart" : "");
}
