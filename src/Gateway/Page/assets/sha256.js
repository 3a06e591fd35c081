// SHA-256 (FIPS 180-4) over pieces: browsers hash whole buffers only, and only on secure origins.

const primes = [];
for (let candidate = 2; primes.length < 64; candidate++)
  if (primes.every(prime => candidate % prime !== 0))
    primes.push(candidate);
const fraction = root => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const constants = Int32Array.from(primes, prime => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));

export class Sha256 {
  #state = start.slice();
  #block = new Uint8Array(64);
  #filled = 0;
  #length = 0;
  #words = new Int32Array(64);

  /** Adds bytes. */
  add(bytes) {
    this.#length += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(64 - this.#filled, bytes.length);
      this.#block.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < 64)
        return this;
      this.#mix(this.#block, 0);
      this.#filled = 0;
    }
    for (; at + 64 <= bytes.length; at += 64)
      this.#mix(bytes, at);
    this.#block.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
    return this;
  }

  /** The hash in lower-case hexadecimal digits; nothing can be added after. */
  hex() {
    const bits = this.#length * 8;
    const end = new Uint8Array((this.#filled < 56 ? 64 : 128) - this.#filled);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    this.add(end);
    return [...this.#state].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #mix(bytes, offset) {
    const w = this.#words;
    for (let i = 0, at = offset; i < 16; i++, at += 4)
      w[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15], w[i - 2]];
      const low = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
      const high = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
      w[i] = w[i - 16] + low + w[i - 7] + high | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.#state;
    for (let i = 0; i < 64; i++) {
      const high = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
      const first = h + high + (e & f ^ ~e & g) + constants[i] + w[i] | 0;
      const low = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
      const second = low + (a & b ^ a & c ^ b & c) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, d + first | 0, c, b, a, first + second | 0];
    }
    const state = this.#state;
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = state[i] + word | 0; });
  }
}
