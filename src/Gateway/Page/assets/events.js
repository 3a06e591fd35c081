// Server-sent events through fetch, since an EventSource cannot send the key.

import { Problem, send, sweepPath } from "./api.js";

const firstWait = 1000;
const longestWait = 30000;

/** Tells a sweep's progress at every change until its end; goes on with the next event where a connection broke. */
export async function watch(id, told, signal) {
  let last = null;
  let wait = firstWait;
  while (!signal.aborted) {
    try {
      const response = await send("GET", sweepPath(id, "/progress"), {
        signal, headers: { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) },
      });
      if (response.status === 204)
        return;
      for await (const event of read(response.body)) {
        wait = firstWait;
        if (event.type === "end")
          return;
        if (event.type === "error")
          throw new Problem(500, JSON.parse(event.data));
        if (event.type === "progress") {
          last = event.id ?? last;
          told(JSON.parse(event.data));
        }
      }
    } catch (error) {
      if (signal.aborted || (error instanceof Problem && error.status < 500))
        return;
    }
    await pause(wait, signal);
    wait = Math.min(2 * wait, longestWait);
  }
}

/** Waits, unless the page is left. */
export function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** Does something now and again and again while the page is seen. */
export async function every(milliseconds, work, signal) {
  while (!signal.aborted) {
    if (!document.hidden)
      await work().catch(() => {}); // What fails is shown when it is first asked for, and tried again here.
    await pause(milliseconds, signal);
  }
}

async function* read(body) {
  let event = {};
  let rest = "";
  for await (const text of chunks(body.pipeThrough(new TextDecoderStream()))) {
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (event.type || event.data !== undefined)
          yield event;
        event = {};
        continue;
      }
      const colon = line.indexOf(":");
      const [name, value] = colon < 0 ? [line, ""] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
      if (name === "event")
        event.type = value;
      else if (name === "id")
        event.id = value;
      else if (name === "data")
        event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    }
  }
}

async function* chunks(stream) {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      yield next.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}
