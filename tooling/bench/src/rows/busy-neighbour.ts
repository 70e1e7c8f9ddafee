import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { generate } from '../measure/ollama-client.js';
import { storyPrompt } from '../measure/prompts.js';
import { measureRounds } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { rateBetween, timeUntilRate } from '../measure/token-clock.js';
import type { Row } from '../row.js';
import { benchModel, type Workbench } from '../workbench.js';

const words = 40;
const tokens = 128;
const mostRounds = 3;
const duringTarget = 0.35;
const backTarget = 3000;
const backShare = 0.9;

/** Milliseconds of each part of a round. */
const settling = 1500;
const quietTime = 4000;
const busyTime = 6000;
const afterTime = 8000;
const window = 750;

const busyProgram = fileURLToPath(new URL('../children/busy-child.js', import.meta.url));

interface Round {
  readonly quiet: number;
  readonly busy: number;
  readonly back: number;
}

/** Decoding while other processes compute without pause, and after they ended. */
export async function busyNeighbourRows(bench: Workbench): Promise<Row[]> {
  const rounds = Math.min(bench.rounds, mostRounds);
  const neighbours = Math.max(1, Math.floor(cpus().length / 2));
  await using server = await bench.startServer();
  const { results, note } = await measureRounds(rounds, () => measureRound(server.url, neighbours));

  const quiet = median(results.map((result) => result.quiet));
  const busy = median(results.map((result) => result.busy));
  const share = median(results.map((result) => result.busy / result.quiet));
  const back = median(results.map((result) => result.back));
  const beside = `${neighbours} process${neighbours === 1 ? '' : 'es'} that compute${neighbours === 1 ? 's' : ''} without pause on ${cpus().length} cores`;
  return [
    {
      name: 'busy-neighbour',
      measured: `decoding over HTTP beside ${beside}, all of its ${busyTime / 1000} s / quiet`,
      figures: [
        { label: 'beside it', value: busy, unit: 'tokens/s' },
        { label: 'quiet', value: quiet, unit: 'tokens/s' },
      ],
      ratio: share,
      target: `>= ${duringTarget}`,
      met: share >= duringTarget,
      rounds,
      ...note,
    },
    {
      name: 'neighbour-gone',
      measured: `time from the neighbour's end until the rate is ${backShare} of quiet again (over ${window} ms)`,
      figures: [{ label: 'back after', value: back, unit: 'ms' }],
      target: `<= ${backTarget} ms`,
      met: back <= backTarget,
      rounds,
      ...(Number.isFinite(back) ? note : { note: `not back within ${afterTime} ms` }),
    },
  ];
}

async function measureRound(url: string, neighbours: number): Promise<Round> {
  const times: number[] = [];
  const busyProcesses: ChildProcess[] = [];
  const stop = new AbortController();
  const writing = writeWithoutPause(url, stop.signal, (pieces) => times.push(...pieces));
  try {
    await Promise.race([sleep(settling), writing]);
    const quietStart = performance.now();
    await Promise.race([sleep(quietTime), writing]);
    for (let index = 0; index < neighbours; index++) busyProcesses.push(fork(busyProgram));
    const busyStart = performance.now();
    await Promise.race([sleep(busyTime), writing]);
    endAll(busyProcesses);
    const busyEnd = performance.now();
    await Promise.race([sleep(afterTime), writing]);
    const quiet = rateBetween(times, quietStart, busyStart);
    const range = { start: busyEnd, end: performance.now(), window };
    return {
      quiet,
      busy: rateBetween(times, busyStart, busyEnd),
      back: timeUntilRate(times, quiet * backShare, range) ?? Infinity,
    };
  } finally {
    endAll(busyProcesses);
    stop.abort();
    await writing.catch(() => {});
  }
}

function endAll(processes: readonly ChildProcess[]): void {
  for (const process of processes) process.kill('SIGKILL');
}

/** One generation after the other of the same prompt, so that the depth is the same all the time. */
async function writeWithoutPause(
  url: string,
  signal: AbortSignal,
  onPieces: (times: readonly number[]) => void,
): Promise<void> {
  const prompt = storyPrompt(words);
  while (!signal.aborted) {
    try {
      onPieces((await generate(url, { model: benchModel, prompt, tokens, signal })).pieces);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
