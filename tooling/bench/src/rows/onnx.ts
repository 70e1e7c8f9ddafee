import { existsSync } from 'node:fs';
import path from 'node:path';
import { convertHuggingFace, directoryFiles } from '@puna/convert';
import { llamaCppChildEnvironment } from '@puna/runtime-llama-cpp';
import { findTestModel, missingTestModel, temporaryDirectory } from '@puna-tooling/testing';
import { Child } from '../measure/child.js';
import { randomWords, storyPrompt } from '../measure/prompts.js';
import { alternate, restingTime } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import { decodeRate, type StreamTimes } from '../measure/stream-times.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const texts = 64;
const wordsOfText = 60;
const embedTarget = 4;
const encoder = 'all-minilm-l6-v2';
const decoder = 'smollm2-onnx';
const promptWords = 128;
const tokens = 64;

/** The ONNX adapter against llama.cpp's, for embeddings and for text. */
export async function onnxRows(bench: Workbench): Promise<Row[]> {
  return [await embedRow(bench), await decodeRow(bench)];
}

async function embedRow(bench: Workbench): Promise<Row> {
  const name = 'onnx-embed';
  const target = `>= ${embedTarget}`;
  const [onnx, original] = [findTestModel(`${encoder}-onnx`), findTestModel(encoder)];
  if (onnx === undefined || original === undefined) return unmeasured(name, missingTestModel(encoder), target);
  const directory = await temporaryDirectory();
  try {
    const gguf = path.join(directory.path, 'f16.gguf');
    await (await convertHuggingFace(await directoryFiles(original), { outputType: 'F16' })).write(gguf);
    await using first = await startSide(bench, onnx, 'onnx');
    await using second = await startSide(bench, gguf, 'gguf');
    const rate = (side: Child) => async (): Promise<number> =>
      side.call(
        'embeddingRate',
        Array.from({ length: texts }, () => randomWords(wordsOfText)),
      );
    const { firsts, seconds, note } = await compareRates(bench, rate(first), rate(second));
    const ratio = medianRatio(firsts, seconds);
    return {
      name,
      measured: `${texts} texts of ${wordsOfText} words, ${encoder}, ${bench.threads} threads: ONNX in 8 bits / llama.cpp in F16, each through its adapter`,
      figures: [
        { label: 'onnx', value: median(firsts), unit: 'texts/s' },
        { label: 'llama.cpp', value: median(seconds), unit: 'texts/s' },
      ],
      ratio,
      target,
      met: ratio >= embedTarget,
      rounds: bench.rounds,
      ...note,
    };
  } finally {
    await directory.remove();
  }
}

async function decodeRow(bench: Workbench): Promise<Row> {
  const name = 'onnx-decode';
  const named = process.env['PUNA_BENCH_SMOLLM2_ONNX'];
  const onnx = named ?? findTestModel(decoder);
  if (onnx === undefined) return unmeasured(name, `${missingTestModel(decoder)}, or PUNA_BENCH_SMOLLM2_ONNX itself`);
  if (!existsSync(onnx)) return unmeasured(name, `there is no folder ${onnx}`);
  await using first = await startSide(bench, onnx, 'onnx');
  await using second = await startSide(bench, bench.model, 'gguf');
  // The same prompt each time: it is read once, and the rounds measure decoding alone.
  const prompt = storyPrompt(promptWords);
  const rate = (side: Child) => async (): Promise<number> =>
    decodeRate(await side.call<StreamTimes>('generate', { prompt, tokens }));
  const { firsts, seconds, note } = await compareRates(bench, rate(first), rate(second));
  return {
    name,
    measured: `${tokens} tokens after ${promptWords} words, ${bench.threads} threads: ${path.basename(onnx)} / ${path.basename(bench.model)}, each through its adapter`,
    figures: [
      { label: 'onnx', value: median(firsts), unit: 'tokens/s' },
      { label: 'llama.cpp', value: median(seconds), unit: 'tokens/s' },
    ],
    ratio: medianRatio(firsts, seconds),
    rounds: bench.rounds,
    ...note,
  };
}

/** Measures two rates in turn, after each was reached once. */
async function compareRates({ rounds }: Workbench, first: () => Promise<number>, second: () => Promise<number>) {
  await first();
  await second();
  return alternate(rounds, { first, second, rest: restingTime });
}

/** An adapter in a process of its own, with the model loaded, in the environment that the server gives it. */
async function startSide({ threads }: Workbench, model: string, format: 'onnx' | 'gguf'): Promise<Child> {
  const environment = format === 'gguf' ? llamaCppChildEnvironment : {};
  const child = new Child(new URL('../children/adapter-child.js', import.meta.url), environment);
  await child.call('load', { model, format, threads, contextLength: 512, slots: 1 });
  return child;
}

function unmeasured(name: string, reason: string, target?: string): Row {
  return {
    name,
    measured: '',
    figures: [],
    ...(target === undefined ? {} : { target }),
    rounds: 0,
    note: `not measured: ${reason}`,
  };
}
