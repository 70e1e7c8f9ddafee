import { adapterSlots, startAdapter } from '../measure/adapter.js';
import { generate } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate, restingTime } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import { decodeRate, type StreamTimes } from '../measure/stream-times.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const words = 100;
const tokens = 96;
const target = 0.95;
const roundsForEach = 3;

/** Decoding through the server against the adapter alone. */
export async function httpRows(bench: Workbench): Promise<Row[]> {
  const rounds = bench.rounds * roundsForEach;
  await using adapter = await startAdapter(bench);
  await using server = await bench.startServer({ PUNA_NUM_PARALLEL: String(adapterSlots) });
  // The same prompt each time: it is read once, and the rounds measure decoding alone.
  const prompt = storyPrompt(words);
  const throughHttp = async (): Promise<number> =>
    decodeRate(await generate(server.url, { model: benchModel, prompt, tokens }));
  const direct = async (): Promise<number> =>
    decodeRate(await adapter.call<StreamTimes>('generate', { prompt, tokens }));
  await throughHttp();
  await direct();
  const { firsts, seconds, note } = await alternate(rounds, { first: throughHttp, second: direct, rest: restingTime });
  const ratio = medianRatio(firsts, seconds);
  return [
    {
      name: 'http-decode',
      measured: `${tokens} tokens after ${words} words: POST /api/generate, streamed / the adapter called directly`,
      figures: [
        { label: 'HTTP', value: median(firsts), unit: 'tokens/s' },
        { label: 'adapter', value: median(seconds), unit: 'tokens/s' },
      ],
      ratio,
      target: `>= ${target}`,
      met: ratio >= target,
      rounds,
      ...note,
    },
  ];
}
