import { setTimeout as sleep } from 'node:timers/promises';
import { chatApiNames, chatApis, type ChatApi } from '../measure/chat-apis.js';
import { streamChat } from '../measure/chat-stream.js';
import { measureRounds } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { ReplayServer } from '../replay/replay-server.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const tokens = 3;

// As with an engine, the second token is not there yet when the first one is sent.
const interval = 2;
const busyRequests = 100;
const restedRequests = 20;
const rest = 50;
const warmUps = 200;
const target = 2;

/** Milliseconds to the first piece. */
interface FirstPieces {
  /** Where one request follows the other. */
  readonly busy: number;

  /** Where nothing was done before. */
  readonly rested: number;
}

/** The first piece of an answer where the engine needs no time for it, through each API. */
export async function requestOverheadRows({ rounds }: Workbench): Promise<Row[]> {
  await using server = await ReplayServer.start({ interval });
  const rows: Row[] = [];
  for (const name of chatApiNames) {
    const api = chatApis[name];
    await firstPiece(server.url, api, { requests: warmUps });
    const { results, note } = await measureRounds(rounds, () => firstPieces(server.url, api));
    const busy = median(results.map((times) => times.busy));
    rows.push({
      name: `request-overhead-${name}`,
      measured: `POST ${api.path} to the first piece of the answer, tiny model replayed: requests in a row / each after ${rest} ms`,
      figures: [
        { label: 'in a row', value: busy, unit: 'ms' },
        { label: 'rested', value: median(results.map(({ rested }) => rested)), unit: 'ms' },
      ],
      target: `in a row < ${target} ms`,
      met: busy < target,
      rounds,
      ...note,
    });
  }
  return rows;
}

async function firstPieces(url: string, api: ChatApi): Promise<FirstPieces> {
  return {
    busy: await firstPiece(url, api, { requests: busyRequests }),
    rested: await firstPiece(url, api, { requests: restedRequests, pause: rest }),
  };
}

/** The median of many requests. */
async function firstPiece(
  url: string,
  api: ChatApi,
  { requests, pause }: { readonly requests: number; readonly pause?: number },
): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < requests; count++) {
    if (pause !== undefined) await sleep(pause);
    times.push((await streamChat(url, api, { tokens })).firstPiece);
  }
  return median(times);
}
