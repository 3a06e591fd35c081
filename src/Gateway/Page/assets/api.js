// Speaks to the gateway: the key goes with every request, in a header.

const keyName = "repxai-key";

/** A problem (RFC 9457) that the gateway answered. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? `The gateway answered ${status}.`);
    this.status = status;
    this.code = body?.code;
    this.problems = body?.problems ?? [];
    this.offset = body?.offset;
  }
}

export const key = {
  get: () => sessionStorage.getItem(keyName),
  set: value => sessionStorage.setItem(keyName, value),
  clear: () => sessionStorage.removeItem(keyName),
};

/** Sends a request; the answer is a success. */
export async function send(method, path, { json, body, headers, signal } = {}) {
  const response = await fetch(path, {
    method,
    signal,
    cache: "no-store",
    body: json === undefined ? body : JSON.stringify(json),
    headers: {
      Authorization: `Bearer ${key.get() ?? ""}`,
      ...(json === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
  });
  if (response.ok)
    return response;
  const problem = new Problem(response.status, await response.json().catch(() => null));
  if (response.status === 401)
    dispatchEvent(new Event("repxai-refused"));
  throw problem;
}

export const get = async (path, signal) => (await send("GET", path, { signal })).json();

export const post = async (path, json, options) => (await send("POST", path, { json, ...options })).json();

export const sweepPath = (id, rest = "") => `v1/sweeps/${encodeURIComponent(id)}${rest}`;

export const campaignPath = (name, rest = "") => `v1/campaigns/${encodeURIComponent(name)}${rest}`;

export const blobPath = (id, name) => sweepPath(id, `/blobs/${name.split("/").map(encodeURIComponent).join("/")}`);

/** A blob's bytes. */
export const blob = async (id, name, signal) => (await send("GET", blobPath(id, name), { signal })).arrayBuffer();

/** Hands bytes to the person as a file. */
export function save(name, content, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
