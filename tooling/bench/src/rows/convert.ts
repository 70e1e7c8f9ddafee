import { execFile } from 'node:child_process';
import { rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryDirectory } from '@puna-tooling/testing';
import type { ConvertCost } from '../children/convert-child.js';
import { Child } from '../measure/child.js';
import { flush } from '../measure/durable.js';
import { largeShape, writeLlamaDirectory } from '../measure/llama-directory.js';
import { alternate } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const run = promisify(execFile);
const neededDisk = 5_000_000_000;
const rateTarget = 0.5;
const memoryTarget = 500;

const description = {
  name: 'convert',
  measured:
    "2 GB of safetensors, BF16 to a GGUF in F16: `convertHuggingFace` / `cp` of the same file; each until it is on the disk. memory: the process's greatest RSS",
  target: `>= ${rateTarget}, memory < ${memoryTarget} MB`,
};

/** Converting a model of Hugging Face's beside copying its file. */
export async function convertRows(bench: Workbench): Promise<Row[]> {
  const directory = await temporaryDirectory();
  try {
    const { bavail, bsize } = await statfs(directory.path);
    if (bavail * bsize < neededDisk) {
      return [
        { ...description, figures: [], rounds: 0, note: `not measured: less than 5 GB free in ${directory.path}` },
      ];
    }
    return [await row(bench, directory.path)];
  } finally {
    await directory.remove();
  }
}

async function row(bench: Workbench, directory: string): Promise<Row> {
  const size = (await writeLlamaDirectory(directory, largeShape)) / 1_000_000;
  const costs: ConvertCost[] = [];
  const target = path.join(directory, 'target');
  const converting = async (): Promise<number> => {
    await using child = new Child(new URL('../children/convert-child.js', import.meta.url));
    const cost = await child.call<ConvertCost>('convert', { directory, target });
    costs.push(cost);
    await rm(target);
    return size / cost.time;
  };
  const copying = async (): Promise<number> => {
    const source = path.join(directory, 'model.safetensors');
    const start = performance.now();
    await run('cp', [...copyOptions(), source, target]);
    await flush(target);
    const seconds = (performance.now() - start) / 1000;
    await rm(target);
    return size / seconds;
  };
  const { firsts, seconds, note } = await alternate(bench.rounds, { first: converting, second: copying });
  const ratio = medianRatio(firsts, seconds);
  const memory = Math.max(...costs.map((cost) => cost.memory));
  return {
    ...description,
    figures: [
      { label: 'puna', value: median(firsts), unit: 'MB/s' },
      { label: 'cp', value: median(seconds), unit: 'MB/s' },
      { label: 'memory', value: memory, unit: 'MB' },
    ],
    ratio,
    met: ratio >= rateTarget && memory < memoryTarget,
    rounds: bench.rounds,
    ...note,
  };
}

/** Some file systems let two files share their blocks until one is changed; that would copy nothing. */
function copyOptions(): string[] {
  return process.platform === 'linux' ? ['--reflink=never'] : [];
}
