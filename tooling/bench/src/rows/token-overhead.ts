import { chatApiNames, chatApis, type ChatApi } from '../measure/chat-apis.js';
import { streamChat } from '../measure/chat-stream.js';
import { measureRounds } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { ReplayServer } from '../replay/replay-server.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const streams = 10;
const tokens = 500;
const target = 0.1;

/** Milliseconds for each token after the first. */
interface TokenTimes {
  /** As the client sees it. */
  readonly elapsed: number;

  /** CPU time of the server's process. */
  readonly computing: number;
}

/** A token where the engine needs no time for it, through each API. */
export async function tokenOverheadRows({ rounds }: Workbench): Promise<Row[]> {
  await using server = await ReplayServer.start({ interval: 0 });
  const rows: Row[] = [];
  for (const name of chatApiNames) {
    const api = chatApis[name];
    await tokenTimes(server, api);
    const { results, note } = await measureRounds(rounds, () => tokenTimes(server, api));
    const elapsed = median(results.map((times) => times.elapsed));
    const computing = median(results.map((times) => times.computing));
    rows.push({
      name: `token-overhead-${name}`,
      measured: `a token of ${tokens} through ${api.path} after the first, tiny model replayed as fast as it is read`,
      figures: [
        { label: 'token', value: elapsed, unit: 'ms' },
        { label: "of the server's CPU", value: computing, unit: 'ms' },
      ],
      target: `both < ${target} ms`,
      met: elapsed < target && computing < target,
      rounds,
      ...note,
    });
  }
  return rows;
}

async function tokenTimes(server: ReplayServer, api: ChatApi): Promise<TokenTimes> {
  const elapsed: number[] = [];
  const before = await server.cpuTime();
  for (let count = 0; count < streams; count++) {
    const { firstPiece, end, pieces } = await streamChat(server.url, api, { tokens });
    if (pieces !== tokens) throw new Error(`${pieces} pieces came of ${tokens}`);
    elapsed.push((end - firstPiece) / (tokens - 1));
  }
  // The requests themselves are in it; that is little beside so many tokens.
  return { elapsed: median(elapsed), computing: ((await server.cpuTime()) - before) / (streams * tokens) };
}
