// Reads safetensors files: the length of a JSON header, the header, the tensors' bytes.

const types = {
  F64: bytes => new Float64Array(bytes),
  F32: bytes => new Float32Array(bytes),
  I64: bytes => Float64Array.from(new BigInt64Array(bytes), Number),
};

/** The tensors of a file by name, each with its shape and values. */
export function readTensors(buffer) {
  const length = Number(new DataView(buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const tensors = new Map();
  for (const [name, { dtype, shape, data_offsets: [start, end] = [] }] of Object.entries(header))
    if (name !== "__metadata__" && types[dtype])
      tensors.set(name, { name, shape, values: types[dtype](buffer.slice(8 + length + start, 8 + length + end)) });
  return tensors;
}

/** One matrix of a tensor with two or more axes: the last two, at a place along those before. */
export function matrixOf(tensor, place = 0) {
  const [rows, columns] = tensor.shape.slice(-2);
  return { rows, columns, values: tensor.values.subarray(place * rows * columns, (place + 1) * rows * columns) };
}
