import { save } from "../api.js";
import { choice, el, facts, field, put } from "../dom.js";
import { estimateText, intervalMark, scaleOf } from "../interval.js";
import { sortableTable } from "../sortable.js";
import { count, isGiven, number, percent, scoreName, variantName } from "../text.js";
import { matricesSection } from "./matrices.js";

/** The results of a completed sweep: ranking, scores, matrices, download. */
export function resultsSection(results, signal) {
  const strategies = [...new Set(results.scores.map(pair => pair.strategy))];
  const scores = [...new Set(results.scores.flatMap(pair => pair.scores.map(score => score.score)))];
  const variants = [...new Set(results.scores.map(pair => variantName(pair.variant)))];
  const chosen = { strategy: strategies[0], score: scores[0], variant: variants[0] };
  const ranking = el("div", {});
  const table = el("div", {});
  const show = () => {
    put(ranking, rankingTable(results, chosen));
    put(table, scoreTable(results, chosen));
  };
  const pick = name => value => { chosen[name] = value; show(); };
  show();
  return el("section", { "aria-label": "Results" },
    facts([["Models", count(results.models.length)], ["Data set", `${count(results.images)} images`], ["Pairs scored", count(results.scores.length)]]),
    el("div", { class: "actions" }, el("button", { type: "button", on: { click: () =>
      save(`${results.sweepId}.json`, JSON.stringify(results, null, 2), "application/json") } }, "Download results as JSON")),
    el("div", { class: "fields" },
      field("Score", choice(scores.map(score => [score, scoreName(score)]), chosen.score, pick("score"))),
      field("Strategy", choice(strategies, chosen.strategy, pick("strategy"))),
      variants.length > 1 ? field("Variant", choice(variants, chosen.variant, pick("variant"))) : null),
    el("h2", {}, "Ranking"), ranking,
    el("h2", {}, "Scores"), table,
    matricesSection(results, signal));
}

function rankingTable(results, { strategy, score }) {
  const ranking = results.rankings.find(candidate => candidate.strategy === strategy && candidate.score === score);
  if (!ranking)
    return el("p", { class: "soft" }, "This score compares controls with the models as they are; models are not ranked by it.");
  const scale = scaleOf(ranking.models.map(model => model.estimate));
  const probes = new Map(results.models.map(model => [model.name, model.linearProbeAccuracy]));
  const hasProbes = [...probes.values()].some(isGiven);
  return sortableTable(`Models by ${scoreName(score).toLowerCase()}`, [
    { title: "Model", value: row => row.rank, cell: row => el("span", {}, el("span", { class: "soft" }, `${row.rank}. `), row.model) },
    { title: "Mean and 95 % interval", value: row => row.estimate.mean, isNumber: true, cell: row => estimateText(row.estimate) },
    { title: "On one scale", value: row => row.estimate.mean, isWide: true, cell: row => intervalMark(row.estimate, scale) },
    ...hasProbes ? [{ title: "Linear probe", value: row => probes.get(row.model), isNumber: true,
      cell: row => isGiven(probes.get(row.model)) ? percent(probes.get(row.model)) : "–" }] : [],
  ], ranking.models);
}

function scoreTable(results, { strategy, score, variant }) {
  const rows = results.scores
    .filter(pair => pair.strategy === strategy && variantName(pair.variant) === variant)
    .map(pair => ({ ...pair, estimate: pair.scores.find(candidate => candidate.score === score) }))
    .filter(pair => pair.estimate);
  if (rows.length === 0)
    return el("p", { class: "soft" }, "No pair of layers has this score under this strategy and variant.");
  const scale = scaleOf(rows.map(row => row.estimate));
  return sortableTable(`${scoreName(score)} of every pair of layers`, [
    { title: "Model", value: row => row.model, cell: row => row.model },
    { title: "Target", value: row => row.target, cell: row => row.target },
    { title: "Source", value: row => row.sourceDepth, cell: row => `${row.source} (${row.sourceShape.join(" × ")})` },
    { title: "Mean and 95 % interval", value: row => row.estimate.mean, isNumber: true, cell: row => estimateText(row.estimate) },
    { title: "On one scale", value: row => row.estimate.mean, isWide: true, cell: row => intervalMark(row.estimate, scale) },
    { title: "Standard error", value: row => row.estimate.standardError, isNumber: true, cell: row => number(row.estimate.standardError) },
    ...rows.some(row => row.estimate.degenerateImages > 0) ? [{ title: "Constant maps", value: row => row.estimate.degenerateImages,
      isNumber: true, cell: row => count(row.estimate.degenerateImages) }] : [],
  ], rows);
}
