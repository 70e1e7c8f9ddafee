import { adapterSlots, startAdapter } from '../measure/adapter.js';
import { generate } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { decodeRate, type StreamTimes } from '../measure/stream-times.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const words = 300;
const tokens = 128;
const target = 0.95;

/** Decoding through the server against the adapter alone. */
export async function httpRows(bench: Workbench): Promise<Row[]> {
  const { rounds } = bench;
  await using adapter = await startAdapter(bench);
  await using server = await bench.startServer({ PUNA_NUM_PARALLEL: String(adapterSlots) });
  const throughHttp = (): Promise<StreamTimes> =>
    generate(server.url, { model: benchModel, prompt: storyPrompt(words), tokens });
  const direct = (): Promise<StreamTimes> => adapter.call('generate', { prompt: storyPrompt(words), tokens });
  await throughHttp();
  await direct();
  const { first: httpTimes, second: directTimes, note } = await alternate(rounds, throughHttp, direct);

  const http = median(httpTimes.map(decodeRate));
  const alone = median(directTimes.map(decodeRate));
  return [
    {
      name: 'http-decode',
      measured: `${tokens} tokens after ${words} words: POST /api/generate, streamed / the adapter called directly`,
      figures: [
        { label: 'HTTP', value: http, unit: 'tokens/s' },
        { label: 'adapter', value: alone, unit: 'tokens/s' },
      ],
      ratio: http / alone,
      target: `>= ${target}`,
      met: http / alone >= target,
      rounds,
      ...note,
    },
  ];
}
