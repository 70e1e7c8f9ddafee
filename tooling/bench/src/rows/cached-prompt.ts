import { generate } from '../measure/ollama-client.js';
import { randomWords, storyPrompt } from '../measure/prompts.js';
import { alternate } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const sharedWords = 600;
const ownWords = 8;
const tokens = 4;
const target = 0.25;

/** The first token of a prompt whose beginning was read before. */
export async function cachedPromptRows(bench: Workbench): Promise<Row[]> {
  const { rounds } = bench;
  await using server = await bench.startServer();
  const shared = randomWords(sharedWords);
  const firstToken = async (beginning: string): Promise<number> => {
    const prompt = `${beginning} ${storyPrompt(ownWords)}`;
    return (await generate(server.url, { model: benchModel, prompt, tokens })).firstToken;
  };
  await firstToken(shared);
  const {
    firsts: cachedTimes,
    seconds: uncachedTimes,
    note,
  } = await alternate(rounds, {
    first: () => firstToken(shared),
    second: () => firstToken(randomWords(sharedWords)),
  });

  const cached = median(cachedTimes);
  const uncached = median(uncachedTimes);
  const ratio = medianRatio(cachedTimes, uncachedTimes);
  return [
    {
      name: 'cached-prompt',
      measured: `time to the first token of ${sharedWords} + ${ownWords} words over HTTP: the first ${sharedWords} cached / not`,
      figures: [
        { label: 'cached', value: cached, unit: 'ms' },
        { label: 'uncached', value: uncached, unit: 'ms' },
      ],
      ratio,
      target: `< ${target}`,
      met: ratio < target,
      rounds,
      ...note,
    },
  ];
}
