import { campaignPath, get, post, send } from "../api.js";
import { choice, el, field, put, renew, state } from "../dom.js";
import { every } from "../events.js";
import { actionButton } from "../problems.js";
import { away, count, moment } from "../text.js";
import { SpecificationEditor } from "./submit.js";

export const period = 5000;

/** All campaigns: sweeps on a schedule. */
export function campaignsView() {
  return {
    title: "Campaigns",
    async open(body, signal) {
      const list = el("div", {});
      const refresh = async () => renew(list, campaignTable(await get("v1/campaigns", signal), refresh));
      put(body,
        el("p", { class: "lead" }, "Sweeps that run on a schedule and are held against a baseline."),
        list,
        el("details", {}, el("summary", {}, "New campaign"), newCampaign(refresh)));
      await refresh();
      every(period, refresh, signal);
    },
  };
}

/** What can be done to a campaign. */
export function campaignActions(campaign, refresh) {
  const name = campaign.specification.name;
  const tell = async command => {
    await post(campaignPath(name, `/${command}`));
    await refresh();
  };
  return el("div", { class: "actions" },
    actionButton("Run now", () => tell("runs"), { done: `${name} runs.` }),
    campaign.state === "paused"
      ? actionButton("Resume", () => tell("resume"), { done: `${name} is on again.` })
      : actionButton("Pause", () => tell("pause"), { done: `${name} is paused.` }));
}

/** A run's outcome, and whether it regressed. */
export function outcome(run) {
  return run.regressionCount > 0
    ? el("span", { class: "state regressed" }, el("span", { class: "flag" }, `${count(run.regressionCount)} ${run.regressionCount === 1 ? "regression" : "regressions"}`))
    : state(run.outcome);
}

function campaignTable(campaigns, refresh) {
  if (campaigns.length === 0)
    return el("p", { class: "empty" }, "No campaigns yet.");
  return el("table", { class: "cards" },
    el("thead", {}, el("tr", {}, ["Campaign", "State", "Schedule", "Next run", "Last run", "Actions"].map(title => el("th", { scope: "col" }, title)))),
    el("tbody", {}, campaigns.map(campaign => {
      const { name, cron, timeZone } = campaign.specification;
      const last = campaign.lastRuns[0];
      return el("tr", {},
        el("th", { scope: "row" }, el("a", { class: "name", href: `#/campaigns/${encodeURIComponent(name)}` }, name)),
        el("td", { "data-label": "State" }, state(campaign.state)),
        el("td", { "data-label": "Schedule" }, el("code", {}, cron), el("div", { class: "soft" }, timeZone)),
        el("td", { "data-label": "Next run" }, campaign.nextRunAt ? [moment(campaign.nextRunAt), el("div", { class: "soft" }, away(campaign.nextRunAt))] : "–"),
        el("td", { "data-label": "Last run" }, last ? [outcome(last), el("div", { class: "soft" }, moment(last.scheduledAt))] : "–"),
        el("td", {}, campaignActions(campaign, refresh)));
    })));
}

function newCampaign(refresh) {
  const editor = new SpecificationEditor("");
  const text = (value, attributes) => el("input", { value, required: true, ...attributes });
  const inputs = {
    name: text("", { pattern: "[a-z0-9][a-z0-9\\-]{0,63}", placeholder: "nightly" }),
    cron: text("0 3 * * *"),
    timeZone: text(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC"),
    missedRuns: choice([["skip", "leave out"], ["run-once", "run once"], ["run-all", "run each"]], "skip", () => {}),
    overlap: choice([["skip", "leave out"], ["wait", "wait"], ["cancel-previous", "cancel the previous"], ["allow", "run both"]], "skip", () => {}),
    baseline: choice([["none", "none"], ["previous-run", "the previous run"], ["first-run", "the first run"]], "previous-run", () => {}),
  };
  const form = el("form", { on: { submit: async event => {
    event.preventDefault();
    try {
      const specification = specificationOf(inputs, editor);
      await send("PUT", campaignPath(specification.name), { json: specification });
      editor.clear();
      form.closest("details").open = false;
      await refresh();
    } catch (error) {
      editor.show(error.problems ?? [], error.problems?.length > 0 ? undefined : error.message);
    }
  } } },
    el("div", { class: "fields" },
      field("Name", inputs.name), field("Cron", inputs.cron), field("Time zone", inputs.timeZone),
      field("Missed runs", inputs.missedRuns), field("While one still runs", inputs.overlap), field("Baseline", inputs.baseline)),
    editor.element, el("div", { class: "actions" }, el("button", { type: "submit", class: "first" }, "Create")));
  return form;
}

function specificationOf(inputs, editor) {
  return {
    name: inputs.name.value.trim(),
    cron: inputs.cron.value.trim(),
    timeZone: inputs.timeZone.value.trim(),
    missedRuns: inputs.missedRuns.value,
    overlap: inputs.overlap.value,
    baseline: { kind: inputs.baseline.value },
    document: editor.document,
  };
}
