import { get, send } from "../api.js";
import { el, field, put, renew, state } from "../dom.js";
import { actionButton, problemBox } from "../problems.js";
import { away, bytes, moment, percent } from "../text.js";
import { upload } from "../upload.js";

/** Models and images that this tenant has brought here. */
export function uploadsView() {
  return {
    title: "Uploads",
    async open(body, signal) {
      const list = el("div", { class: "below" });
      const sending = el("div", {});
      const refresh = async () => renew(list, uploadTable(await get("v1/uploads", signal), refresh));
      const input = el("input", { type: "file", multiple: true, on: { change: async () => {
        for (const file of [...input.files])
          await sendFile(file, sending, refresh, signal);
        input.value = "";
      } } });
      put(body,
        el("p", { class: "lead" }, "Specifications name these files upload:NAME: ONNX models, and images as .npy, .npz or IDX files. An upload that breaks goes on when the same file is chosen again."),
        field("Upload files", input, { class: "field narrow" }), sending, list);
      await refresh();
    },
  };
}

async function sendFile(file, parent, refresh, signal) {
  const bar = el("progress", { max: 1, value: 0, "aria-label": `Upload of ${file.name}` });
  const line = el("span", {});
  const row = el("div", { class: "progress" }, line, bar);
  parent.append(row);
  try {
    await upload(file, file.name.replace(/[^A-Za-z0-9._+=~-]/g, "-").replace(/^\.+/, ""), (what, share) => {
      bar.value = share;
      line.textContent = `${file.name}: ${what}, ${percent(share)} of ${bytes(file.size)}`;
    }, signal);
    row.remove();
  } catch (error) {
    row.replaceWith(problemBox(`${file.name}: ${error.message}`));
  }
  await refresh();
}

function uploadTable(uploads, refresh) {
  if (uploads.length === 0)
    return el("p", { class: "empty" }, "No uploads yet.");
  return el("table", { class: "cards" },
    el("thead", {}, el("tr", {}, ["Name", "State", "Size", "When", "SHA-256", "Actions"].map(title => el("th", { scope: "col" }, title)))),
    el("tbody", {}, uploads.map(item => el("tr", {},
      el("th", { scope: "row" }, el("code", {}, item.isFinished ? `upload:${item.name}` : item.name)),
      el("td", { "data-label": "State" }, item.isFinished ? state("completed") : el("span", { class: "state waiting" }, `unfinished, ${percent(item.offset / item.size)}`)),
      el("td", { "data-label": "Size" }, bytes(item.size)),
      el("td", { "data-label": "When" }, item.isFinished ? moment(item.finishedAt) : `expires ${away(item.expiresAt)}`),
      el("td", { "data-label": "SHA-256" }, el("code", { title: item.sha256 }, `${item.sha256.slice(0, 12)}…`)),
      el("td", {}, actionButton("Delete", async () => {
        await send("DELETE", `v1/uploads/${item.sha256}`);
        await refresh();
      }, { kind: "danger", confirm: `Delete ${item.name}? Sweeps that name it can no longer be resumed.`, done: `${item.name} is deleted.` }))))));
}
