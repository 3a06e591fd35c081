// Shows what went wrong.

import { el, say } from "./dom.js";

/** Puts a problem in front of a view's content. */
export function showProblem(parent, error) {
  parent.querySelector(":scope > .problem")?.remove();
  parent.prepend(problemBox(error.message));
}

/** A sentence on what went wrong, read out at once. */
export function problemBox(text, ...more) {
  return el("div", { class: "problem", role: "alert" }, el("p", {}, text), ...more);
}

/** A button that asks the gateway for something, once at a time, and tells how it went. */
export function actionButton(text, work, { kind = "", confirm: question, done } = {}) {
  const button = el("button", { type: "button", class: kind, on: { click: async () => {
    if (button.ariaDisabled === "true" || (question && !confirm(question)))
      return;
    button.ariaDisabled = "true"; // Not disabled, which would lose the focus.
    try {
      await work();
      if (done)
        say(done);
    } catch (error) {
      say(error.message);
    } finally {
      button.ariaDisabled = null;
    }
  } } }, text);
  return button;
}
