import { Child } from '../measure/child.js';
import { adapterSlots, startAdapter } from '../measure/adapter.js';
import { contextLength } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { decodeRate, type StreamTimes } from '../measure/stream-times.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';
import type { BareRates } from '../llama-cpp/bare-model.js';

const depth = 512;
const tokens = 96;
const target = 0.85;

/** The adapter, called without a server, against llama.cpp driven through its C interface. */
export async function adapterRows(bench: Workbench): Promise<Row[]> {
  const { model, rounds, threads } = bench;
  await using bare = new Child(new URL('../children/llama-cpp-child.js', import.meta.url));
  await bare.call('load', { model, threads, contextLength });
  await using adapter = await startAdapter(bench);
  const words = await wordsForDepth(adapter);
  const measureBare = (): Promise<BareRates> => bare.call('measure', { depth, tokens });
  const measureAdapter = (): Promise<StreamTimes> => adapter.call('generate', { prompt: storyPrompt(words), tokens });
  await measureBare();
  await measureAdapter();
  const { first: ownRates, second: adapterTimes, note } = await alternate(rounds, measureBare, measureAdapter);

  const ownDecode = median(ownRates.map((rates) => rates.decodeRate));
  const adapterDecode = median(adapterTimes.map(decodeRate));
  const ownPrompt = median(ownRates.map((rates) => rates.promptRate));
  const adapterPrompt = median(adapterTimes.map(({ promptTokens, firstToken }) => (promptTokens * 1000) / firstToken));
  const how = `${threads} threads, flash attention; adapter with ${adapterSlots} slots / llama.cpp's C interface`;
  return [
    {
      name: 'adapter-decode',
      measured: `${tokens} tokens at depth ${depth}, ${how}`,
      figures: [
        { label: 'adapter', value: adapterDecode, unit: 'tokens/s' },
        { label: 'llama.cpp', value: ownDecode, unit: 'tokens/s' },
      ],
      ratio: adapterDecode / ownDecode,
      target: `>= ${target}`,
      met: adapterDecode / ownDecode >= target,
      rounds,
      ...note,
    },
    {
      name: 'adapter-prompt',
      measured: `reading ${depth} tokens up to the first new one, ${how}`,
      figures: [
        { label: 'adapter', value: adapterPrompt, unit: 'tokens/s' },
        { label: 'llama.cpp', value: ownPrompt, unit: 'tokens/s' },
      ],
      ratio: adapterPrompt / ownPrompt,
      rounds,
      ...note,
    },
  ];
}

/** How many words make a prompt of about `depth` tokens. */
async function wordsForDepth(adapter: Child): Promise<number> {
  const sample = 256;
  const short = await adapter.call<number>('countTokens', storyPrompt(sample));
  const long = await adapter.call<number>('countTokens', storyPrompt(sample * 2));
  return sample + Math.round(((depth - short) * sample) / (long - short));
}
