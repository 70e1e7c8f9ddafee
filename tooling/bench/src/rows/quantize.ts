import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { convertHuggingFace, directoryFiles } from '@puna/convert';
import { createQuantizer } from '@puna/quantize';
import { temporaryDirectory } from '@puna-tooling/testing';
import { Child } from '../measure/child.js';
import { flush } from '../measure/durable.js';
import { smallShape, writeLlamaDirectory } from '../measure/llama-directory.js';
import { alternate } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const target = 0.9;

/** Names, and llama.cpp's numbers for the other side. */
const types = { Q4_K_M: 15, Q8_0: 7 } as const;
type Type = keyof typeof types;

/** `@puna/quantize` against a bare call of the function that it calls. */
export async function quantizeRows(bench: Workbench): Promise<Row[]> {
  const directory = await temporaryDirectory();
  try {
    const source = path.join(directory.path, 'source.gguf');
    await writeLlamaDirectory(directory.path, smallShape);
    await (await convertHuggingFace(await directoryFiles(directory.path), { outputType: 'F16' })).write(source);
    return [await row(bench, 'Q4_K_M', source), await row(bench, 'Q8_0', source)];
  } finally {
    await directory.remove();
  }
}

async function row(bench: Workbench, type: Type, source: string): Promise<Row> {
  const quantizer = createQuantizer();
  const threads = availableParallelism();
  const result = `${source}.${type}`;
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const start = performance.now();
    await work();
    const seconds = (performance.now() - start) / 1000;
    await rm(result);
    return seconds;
  };
  const withPuna = (): Promise<number> =>
    timed(() => quantizer.quantize({ sourcePath: source, targetPath: result, type, threads, onProgress: () => {} }));
  const alone = (): Promise<number> =>
    timed(async () => {
      await using bare = new Child(new URL('../children/bare-quantize-child.js', import.meta.url), {}, 'lost');
      await bare.call('quantize', { source, target: result, type: types[type], threads });
      await flush(result);
    });
  await alone();
  const { firsts, seconds, note } = await alternate(bench.rounds, { first: withPuna, second: alone });
  // Rates, not times, are compared, so that more is better.
  const ratio = medianRatio(seconds, firsts);
  return {
    name: `quantize-${type.toLowerCase()}`,
    measured: `135M weights, F16 to ${type}, ${threads} threads, from a process's start until the file is on the disk: \`quantize()\` / a bare call of llama.cpp's function`,
    figures: [
      { label: 'puna', value: median(firsts), unit: 's' },
      { label: 'llama.cpp', value: median(seconds), unit: 's' },
    ],
    ratio,
    target: `>= ${target}`,
    met: ratio >= target,
    rounds: bench.rounds,
    ...note,
  };
}
