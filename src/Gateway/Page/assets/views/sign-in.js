import { key, send } from "../api.js";
import { el, field, put } from "../dom.js";
import { showProblem } from "../problems.js";

/** Asks for an API key and keeps it for this tab. */
export function signInView(entered) {
  return {
    title: "Sign in",
    async open(body) {
      const input = el("input", { type: "password", name: "key", autocomplete: "off", spellcheck: "false", required: true });
      const form = el("form", { class: "narrow", on: { submit: event => {
        event.preventDefault();
        enter(form, input, entered);
      } } },
        el("p", { class: "lead" }, "The API key of your tenant. It stays in this tab and goes to this server only."),
        field("API key", input),
        el("div", { class: "actions" }, el("button", { type: "submit", class: "first" }, "Sign in")));
      put(body, form);
      input.focus();
    },
  };
}

async function enter(form, input, entered) {
  const entry = input.value.trim();
  try {
    await send("GET", "v1/sweeps", { headers: { Authorization: `Bearer ${entry}` } });
  } catch (error) {
    showProblem(form, error.status === 401 ? new Error("This key is not known here; check it and try again.") : error);
    input.select();
    return;
  }
  key.set(entry);
  await entered();
}
