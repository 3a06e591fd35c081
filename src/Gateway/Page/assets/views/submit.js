import { get, post } from "../api.js";
import { el, facts, field, put } from "../dom.js";
import { problemBox } from "../problems.js";
import { bytes, count } from "../text.js";

const example = `name: my-sweep
data_set: { sprites: { count: 64, size: 32 } }
models: upload:*.onnx
layers:
  targets: embedding
  sources: { operator: Conv }
strategies: [expected-gradients, activation]
`;

/** Writes, checks and submits a specification. */
export function submitView() {
  return {
    title: "New sweep",
    async open(body, signal) {
      const page = new SubmitPage(signal);
      put(body, page.element);
      const uploads = await get("v1/uploads", signal).catch(() => []);
      page.suggest(uploads.filter(upload => upload.isFinished));
    },
  };
}

/** An editor of a specification, also for campaigns. */
export class SpecificationEditor {
  constructor(text) {
    this.file = "specification";
    this.text = el("textarea", { spellcheck: "false", autocapitalize: "off", "aria-label": "Specification", "aria-describedby": "mistakes" });
    this.text.value = text;
    this.mistakes = el("div", { id: "mistakes" });
    const input = el("input", { type: "file", accept: ".yaml,.yml,.json", on: { change: async () => {
      if (input.files.length === 0)
        return;
      this.file = input.files[0].name;
      this.text.value = await input.files[0].text();
      put(this.mistakes);
    } } });
    this.element = el("div", {}, field("Read from a file", input, { class: "field narrow" }), el("p", {}), this.text, this.mistakes);
  }

  get document() {
    return { text: this.text.value, file: this.file };
  }

  /** Shows mistakes, each with a way to its line. */
  show(problems, message) {
    put(this.mistakes, problemBox(message ?? `There ${problems.length === 1 ? "is one mistake" : `are ${problems.length} mistakes`}:`,
      el("ol", {}, problems.map(problem => el("li", {},
        problem.line > 0 ? el("button", { type: "button", on: { click: () => this.#goTo(problem.line, problem.column) } }, `line ${problem.line}`) : null,
        el("span", {}, problem.message))))));
    this.text.setAttribute("aria-invalid", "true");
  }

  clear(...children) {
    put(this.mistakes, ...children);
    this.text.removeAttribute("aria-invalid");
  }

  #goTo(line, column) {
    const lines = this.text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.text.focus();
    this.text.setSelectionRange(start + Math.max(0, column - 1), start + (lines[line - 1]?.length ?? 0));
    this.text.scrollTop = (line - 4) * parseFloat(getComputedStyle(this.text).lineHeight);
  }
}

class SubmitPage {
  constructor(signal) {
    this.signal = signal;
    this.editor = new SpecificationEditor(example);
    this.uploads = el("p", { class: "soft" });
    this.buttons = [["Check", "", () => this.#check()], ["Submit", "first", () => this.#submit()]].map(([text, kind, work]) =>
      el("button", { type: "button", class: kind, on: { click: () => this.#run(work) } }, text));
    this.element = el("div", {},
      el("p", { class: "lead" }, "YAML or JSON. Models and images are named by upload:NAME, or by a path that this server's owner allows."),
      this.uploads, this.editor.element, el("div", { class: "actions" }, this.buttons));
  }

  suggest(uploads) {
    put(this.uploads, uploads.length > 0
      ? ["Your uploads: ", uploads.slice(0, 12).flatMap((upload, place) => [place > 0 ? ", " : "", el("code", {}, `upload:${upload.name}`)]), uploads.length > 12 ? " …" : ""].flat()
      : ["You have no uploads yet. ", el("a", { href: "#/uploads" }, "Upload models and images.")]);
  }

  async #run(work) {
    this.buttons.forEach(button => { button.disabled = true; });
    try {
      await work();
    } catch (error) {
      if (error.problems?.length > 0)
        this.editor.show(error.problems);
      else
        this.editor.show([], error.message);
    } finally {
      this.buttons.forEach(button => { button.disabled = false; });
    }
  }

  async #check() {
    const report = await post("v1/validation", this.editor.document, { signal: this.signal });
    if (report.problems.length > 0) {
      this.editor.show(report.problems);
      return;
    }
    this.editor.clear(el("h2", {}, "The plan"), facts([
      ["Models", count(report.plan.models)], ["Variants", count(report.plan.variants)], ["Images", count(report.plan.images)],
      ["Units", count(report.plan.units)], ["Forward passes", count(report.plan.forwardPasses)], ["Reverse passes", count(report.plan.reversePasses)],
      ["Multiply-adds", report.plan.multiplyAdds.toExponential(2)], ["Largest unit", bytes(report.plan.peakUnitBytes)],
    ]));
  }

  async #submit() {
    const status = await post("v1/sweeps", this.editor.document, { signal: this.signal });
    location.hash = `#/sweeps/${encodeURIComponent(status.id)}`;
  }
}
