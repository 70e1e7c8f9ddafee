import { adapterSlots, startAdapter } from '../measure/adapter.js';
import { Child } from '../measure/child.js';
import { contextLength } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate, restingTime } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import { decodeRate, type StreamTimes } from '../measure/stream-times.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const depth = 512;
const tokens = 64;
const target = 0.85;

/** Decoding takes a second where reading the prompt takes several: more rounds for the same patience. */
const decodeRoundsForEach = 3;

/** The adapter, called without a server, against llama.cpp driven through its C interface. */
export async function adapterRows(bench: Workbench): Promise<Row[]> {
  const { model, threads } = bench;
  await using bare = new Child(new URL('../children/llama-cpp-child.js', import.meta.url));
  await bare.call('load', { model, threads, contextLength });
  await using adapter = await startAdapter(bench);
  const words = await wordsForDepth(adapter);
  return [await decodeRow(bench, bare, adapter, words), await promptRow(bench, bare, adapter, words)];
}

async function decodeRow(bench: Workbench, bare: Child, adapter: Child, words: number): Promise<Row> {
  const rounds = bench.rounds * decodeRoundsForEach;
  // The same prompt each time: it is read once, and the rounds measure decoding alone.
  const prompt = storyPrompt(words);
  const throughAdapter = async (): Promise<number> =>
    decodeRate(await adapter.call<StreamTimes>('generate', { prompt, tokens }));
  const alone = (): Promise<number> => bare.call('decodeRate', { depth, tokens });
  await throughAdapter();
  await bare.call('promptRate', { depth });
  await alone();
  const { firsts, seconds, note } = await alternate(rounds, {
    first: throughAdapter,
    second: alone,
    rest: restingTime,
  });
  const ratio = medianRatio(firsts, seconds);
  return {
    name: 'adapter-decode',
    measured: `${tokens} tokens at depth ${depth}, ${bench.threads} threads: adapter (${adapterSlots} slots) / llama.cpp's C interface`,
    figures: [
      { label: 'adapter', value: median(firsts), unit: 'tokens/s' },
      { label: 'llama.cpp', value: median(seconds), unit: 'tokens/s' },
    ],
    ratio,
    target: `>= ${target}`,
    met: ratio >= target,
    rounds,
    ...note,
  };
}

async function promptRow(bench: Workbench, bare: Child, adapter: Child, words: number): Promise<Row> {
  const { rounds } = bench;
  const throughAdapter = async (): Promise<number> => {
    const { promptTokens, firstToken } = await adapter.call<StreamTimes>('generate', {
      prompt: storyPrompt(words),
      tokens: 1,
    });
    return (promptTokens * 1000) / firstToken;
  };
  const alone = (): Promise<number> => bare.call('promptRate', { depth });
  const { firsts, seconds, note } = await alternate(rounds, {
    first: throughAdapter,
    second: alone,
    rest: restingTime,
  });
  return {
    name: 'adapter-prompt',
    measured: `reading ${depth} tokens, up to the first new one: the same two`,
    figures: [
      { label: 'adapter', value: median(firsts), unit: 'tokens/s' },
      { label: 'llama.cpp', value: median(seconds), unit: 'tokens/s' },
    ],
    ratio: medianRatio(firsts, seconds),
    rounds,
    ...note,
  };
}

/** How many words make a prompt of about `depth` tokens. */
async function wordsForDepth(adapter: Child): Promise<number> {
  const sample = 256;
  const short = await adapter.call<number>('countTokens', storyPrompt(sample));
  const long = await adapter.call<number>('countTokens', storyPrompt(sample * 2));
  return sample + Math.round(((depth - short) * sample) / (long - short));
}
