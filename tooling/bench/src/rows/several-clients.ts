import { generate } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const severalClients = 8;
const words = 20;
const tokens = 128;
const target = 1.3;

/** Clients at the same time against one alone; reading the prompts counts too. */
export async function severalClientsRows(bench: Workbench): Promise<Row[]> {
  const { rounds } = bench;
  await using server = await bench.startServer();
  const rateOf = async (clients: number): Promise<number> => {
    const start = performance.now();
    const calls = Array.from({ length: clients }, () =>
      generate(server.url, { model: benchModel, prompt: storyPrompt(words), tokens }),
    );
    const all = await Promise.all(calls);
    const generated = all.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0);
    return (generated * 1000) / (performance.now() - start);
  };
  await rateOf(severalClients);
  const {
    firsts: severalRates,
    seconds: singleRates,
    note,
  } = await alternate(rounds, {
    first: () => rateOf(severalClients),
    second: () => rateOf(1),
  });

  const several = median(severalRates);
  const single = median(singleRates);
  const ratio = medianRatio(severalRates, singleRates);
  return [
    {
      name: 'several-clients',
      measured: `tokens of all clients by the time of all: ${severalClients} at once / 1 (${words} words in, ${tokens} tokens out)`,
      figures: [
        { label: `${severalClients} clients`, value: several, unit: 'tokens/s' },
        { label: '1 client', value: single, unit: 'tokens/s' },
      ],
      ratio,
      target: `>= ${target}`,
      met: ratio >= target,
      rounds,
      ...note,
    },
  ];
}
