import { campaignPath, get, send } from "../api.js";
import { el, facts, put, renew, state } from "../dom.js";
import { every } from "../events.js";
import { actionButton } from "../problems.js";
import { away, count, moment, number, scoreName, variantName } from "../text.js";
import { campaignActions, outcome, period } from "./campaigns.js";

/** One campaign: its next run, its history and its regressions. */
export function campaignView(name) {
  return {
    title: name,
    async open(body, signal) {
      const head = el("div", {});
      const history = el("tbody", {});
      const more = el("div", { class: "actions" });
      let isLong = false;
      const load = async before => {
        const page = await get(campaignPath(name, `/runs?limit=20${before ? `&before=${before}` : ""}`), signal);
        if (!before)
          put(history);
        history.append(...page.runs.flatMap(runRows));
        put(more, page.before ? actionButton("Earlier runs", () => load(page.before)) : null);
        isLong = Boolean(before);
      };
      const refresh = async () => {
        renew(head, campaignHead(await get(campaignPath(name), signal), refresh));
        await load();
      };
      put(body, el("p", { class: "eyebrow" }, el("a", { href: "#/campaigns" }, "Campaigns"), ` / ${name}`), head,
        el("h2", {}, "History"),
        el("table", { class: "cards" }, el("thead", {}, el("tr", {}, ["Run", "Outcome", "Scheduled", "Finished", "Sweep", "Baseline"].map(title => el("th", { scope: "col" }, title)))), history),
        more);
      await refresh();
      every(period, async () => { if (!isLong) await refresh(); }, signal);
    },
  };
}

function campaignHead(campaign, refresh) {
  const specification = campaign.specification;
  return el("div", {},
    el("div", { class: "actions" }, state(campaign.state), campaignActions(campaign, refresh),
      actionButton("Delete", async () => {
        await send("DELETE", campaignPath(specification.name));
        location.hash = "#/campaigns";
      }, { kind: "danger", confirm: `Delete ${specification.name} and its history? Its sweeps stay.`, done: `${specification.name} is deleted.` })),
    facts([
      ["Next run", campaign.nextRunAt ? `${moment(campaign.nextRunAt)}, ${away(campaign.nextRunAt)}` : "none"],
      ["Schedule", `${specification.cron} (${specification.timeZone})`],
      ["Missed runs", specification.missedRuns],
      ["Overlap", specification.overlap],
      ["Baseline", specification.baseline.sweepId ?? specification.baseline.kind],
      ["Created", moment(campaign.createdAt)],
    ]),
    el("details", {}, el("summary", {}, "Specification"), el("pre", {}, el("code", {}, specification.document.text))));
}

function runRows(run) {
  const link = id => id ? el("a", { href: `#/sweeps/${encodeURIComponent(id)}` }, id) : "";
  const row = el("tr", {},
    el("th", { scope: "row" }, `${run.number}`, el("div", { class: "soft" }, run.trigger === "catchUp" ? "catching up" : run.trigger)),
    el("td", { "data-label": "Outcome" }, outcome(run), run.message ? el("div", { class: "soft" }, run.message) : null,
      run.missedCount > 0 ? el("div", { class: "soft" }, `stands for ${count(run.missedCount)} missed`) : null),
    el("td", { "data-label": "Scheduled" }, moment(run.scheduledAt)),
    el("td", { "data-label": "Finished" }, moment(run.finishedAt)),
    el("td", { "data-label": "Sweep" }, link(run.sweepId)),
    el("td", { "data-label": "Baseline" }, run.baselineSweepId && run.sweepId
      ? el("a", { href: `#/compare?sweep=${encodeURIComponent(run.baselineSweepId)}&sweep=${encodeURIComponent(run.sweepId)}` }, "compare")
      : ""));
  return run.regressions.length > 0 ? [row, regressionRow(run)] : [row];
}

function regressionRow(run) {
  return el("tr", {}, el("td", { colspan: 6 }, el("details", {},
    el("summary", {}, `What regressed (${count(run.regressions.length)} of ${count(run.regressionCount)})`),
    el("ul", {}, run.regressions.map(item => el("li", {},
      `${item.model}, ${item.target} from ${item.source}, ${item.strategy}, ${variantName(item.variant)}: ${scoreName(item.score).toLowerCase()} `,
      el("b", {}, item.current ? number(item.current.mean) : "is missing"),
      ` where the baseline has ${number(item.baseline.lower)} to ${number(item.baseline.upper)}`))))));
}
