// Sends a file piece by piece, and goes on where a connection broke.

import { post, Problem, send } from "./api.js";
import { pause } from "./events.js";
import { Sha256 } from "./sha256.js";

const pieceBytes = 4 << 20;
const attempts = 8;

/** Uploads a file; `told` hears how far hashing or sending is, from 0 to 1. */
export async function upload(file, name, told, signal) {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += pieceBytes) {
    hash.add(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
    told("hashing", Math.min(1, (at + pieceBytes) / file.size));
    await pause(0, signal);
    signal.throwIfAborted();
  }
  const request = { name, size: file.size, sha256: hash.hex() };
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendAll(file, request, told, signal);
    } catch (error) {
      const isLasting = error instanceof Problem && error.code !== "upload-offset" && error.status < 500;
      if (signal.aborted || isLasting || attempt === attempts)
        throw error;
      await pause(500 * 2 ** attempt, signal);
    }
  }
}

async function sendAll(file, request, told, signal) {
  const path = `v1/uploads/${request.sha256}`;
  let status = await post("v1/uploads", request, { signal });
  while (status.offset < status.size) {
    told("sending", status.offset / status.size);
    const response = await send("PATCH", path, {
      signal, body: file.slice(status.offset, status.offset + pieceBytes),
      headers: { "Upload-Offset": String(status.offset), "Content-Type": "application/octet-stream" },
    });
    status = await response.json();
  }
  told("checking", 1);
  return status.isFinished ? status : post(`${path}/finish`, undefined, { signal });
}
