import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '@puna-tooling/testing';
import { generate } from '../measure/ollama-client.js';
import { ProgramServer } from '../measure/program-server.js';
import { storyPrompt } from '../measure/prompts.js';
import { alternate } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const startTarget = 400;
const firstTokenTarget = 1000;
const words = 20;
const tokens = 4;
const settleTime = 1000;

/** Starting the program, and the first request to a server that has loaded nothing yet. */
export async function startRows(bench: Workbench): Promise<Row[]> {
  const { rounds } = bench;
  const empty = await temporaryDirectory();
  const filled = await bench.modelsDirectory();
  const measureStart = async (): Promise<number> => {
    await using server = await ProgramServer.start(empty.path);
    return server.startDuration;
  };
  const measureFirstToken = async (): Promise<number> => {
    await using server = await ProgramServer.start(filled);
    // It answers before all of its code is loaded; this row is about the model.
    await sleep(settleTime);
    return (await generate(server.url, { model: benchModel, prompt: storyPrompt(words), tokens })).firstToken;
  };
  const {
    firsts: starts,
    seconds: firstTokens,
    note,
  } = await alternate(rounds, {
    first: measureStart,
    second: measureFirstToken,
  });
  await empty.remove();

  const start = median(starts);
  const firstToken = median(firstTokens);
  return [
    {
      name: 'start',
      measured: '`puna serve` with an empty store: from starting the process to the answer of /api/version',
      figures: [{ label: 'start', value: start, unit: 'ms' }],
      target: `< ${startTarget} ms`,
      met: start < startTarget,
      rounds,
      ...note,
    },
    {
      name: 'load',
      measured: 'first request of a server, 1 s after its start: loading the model, up to the first token',
      figures: [{ label: 'first token', value: firstToken, unit: 'ms' }],
      target: `< ${firstTokenTarget} ms`,
      met: firstToken < firstTokenTarget,
      rounds,
      ...note,
    },
  ];
}
