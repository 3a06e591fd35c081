import { blob, save } from "../api.js";
import { choice, el, field, put } from "../dom.js";
import { heatMap } from "../heat-map.js";
import { actionButton, problemBox } from "../problems.js";
import { matrixOf, readTensors } from "../safetensors.js";
import { bytes, variantName } from "../text.js";

const shownImages = 8;

const kinds = {
  channelMatrix: { title: "Channel matrix", axes: ["latent", "channel"] },
  gram: { title: "Gram matrix of the latents' maps", axes: ["latent", "latent"] },
  maps: { title: "Aggregated maps", axes: ["row", "column"] },
  scoresByImage: { title: "Scores by image", axes: [] },
};

/** The matrices and maps of one pair of layers at a time. */
export function matricesSection(results, signal) {
  const pairs = results.scores.filter(pair => pair.blobs.length > 0);
  if (pairs.length === 0)
    return null;
  const figures = el("div", { class: "figures" });
  const files = el("div", { class: "actions" });
  const show = async pair => {
    put(files, pair.blobs.map(pointer => actionButton(`${kinds[pointer.kind].title}, ${bytes(pointer.length)}`, async () =>
      save(pointer.name.split("/").pop(), await blob(results.sweepId, pointer.name, signal)))));
    put(figures, el("p", { class: "soft" }, "Reading the matrices …"));
    try {
      put(figures, await figuresOf(results.sweepId, pair, signal));
    } catch (error) {
      if (!signal.aborted)
        put(figures, problemBox(error.message));
    }
  };
  const name = pair => `${pair.model}: ${pair.target} seen from ${pair.source}, ${pair.strategy}, ${variantName(pair.variant)}`;
  const select = choice(pairs.map((pair, place) => [String(place), name(pair)]), "0", place => show(pairs[Number(place)]));
  const opened = el("details", { on: { toggle: () => { if (opened.open) show(pairs[Number(select.value)]); } } },
    el("summary", {}, "Show matrices and maps of a pair of layers"),
    field("Pair", select),
    el("p", { class: "soft" }, "Download as safetensors:"), files, figures);
  return el("section", { "aria-label": "Matrices" }, el("h2", {}, "Matrices"), opened);
}

async function figuresOf(sweepId, pair, signal) {
  const figures = [];
  const order = Object.keys(kinds);
  const drawn = pair.blobs.filter(pointer => kinds[pointer.kind].axes.length > 0);
  for (const pointer of drawn.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const tensors = readTensors(await blob(sweepId, pointer.name, signal));
    const { title, axes } = kinds[pointer.kind];
    const whole = tensors.get("mean") ?? tensors.get("gram");
    if (whole)
      figures.push(heatMap(title, `Mean over images; ${pair.target} from ${pair.source}`, matrixOf(whole), axes));
    const single = tensors.get("first_images");
    for (let i = 0; single && i < Math.min(shownImages, single.shape[0]); i++)
      figures.push(heatMap(`Map of image ${i}`, `${pair.target} from ${pair.source}`, matrixOf(single, i), axes));
  }
  return figures;
}
