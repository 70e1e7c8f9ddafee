import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isExternalData } from '@puna/runtime/onnx';

/** Tensors that lie beside a graph, in memory, under the name by which the graph asks for them. */
export interface ExternalData {
  readonly path: string;
  readonly data: Uint8Array;
}

/** The names of the files with a graph's tensors: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`. */
async function externalNames(weights: string): Promise<string[]> {
  const name = path.basename(weights);
  const names = await readdir(path.dirname(weights));
  return names.filter((other) => isExternalData(name, other)).toSorted();
}

/** The bytes that weights take on disk, tensors in further files included. */
export async function weightsSize(weights: string): Promise<number> {
  const folder = path.dirname(weights);
  const names = [path.basename(weights), ...(await externalNames(weights))];
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Reads the tensors that ONNX Runtime would refuse to open by itself: it follows links only to where the graph's own link
 * leads, and a store may keep each file elsewhere. Where all lie together, ONNX Runtime maps them, which is cheaper.
 */
export async function unreachableData(weights: string): Promise<ExternalData[]> {
  const folder = path.dirname(weights);
  const reachable = new Set([await realpath(folder), path.dirname(await realpath(weights))]);
  const found: ExternalData[] = [];
  for (const name of await externalNames(weights)) {
    const target = await realpath(path.join(folder, name));
    if (!reachable.has(path.dirname(target))) found.push({ path: name, data: await readWhole(target) });
  }
  return found;
}

/** Bytes of one read: `readFile` refuses files above 2 GiB. */
const mostOfOneRead = 2 ** 28;

async function readWhole(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const data = Buffer.allocUnsafeSlow(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await handle.read(data, at, Math.min(size - at, mostOfOneRead), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return data;
  } finally {
    await handle.close();
  }
}
