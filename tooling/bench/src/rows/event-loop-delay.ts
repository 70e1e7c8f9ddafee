import { chatApis } from '../measure/chat-apis.js';
import { streamChat } from '../measure/chat-stream.js';
import { measureRounds } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';
import { ReplayServer } from '../replay/replay-server.js';
import { replaySlots } from '../replay/serve-runtime.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const interval = 20;
const tokens = 250;
const target = 20;

/** How late the server's event loop is while many streams run at once. */
export async function eventLoopDelayRows({ rounds }: Workbench): Promise<Row[]> {
  await using server = await ReplayServer.start({ interval });
  const { results, note } = await measureRounds(rounds, async () => {
    const before = await server.cpuTime();
    const delay = await server.eventLoopDelay(() => streamToMany(server.url));
    return { ...delay, computing: ((await server.cpuTime()) - before) / (replaySlots * tokens) };
  });
  const p99 = median(results.map((result) => result.p99));
  return [
    {
      name: 'event-loop-delay',
      measured: `delay of the server's event loop during ${replaySlots} streams of /api/chat at once, a token every ${interval} ms each`,
      figures: [
        { label: 'p99', value: p99, unit: 'ms' },
        { label: 'greatest', value: median(results.map(({ greatest }) => greatest)), unit: 'ms' },
        { label: "token of the server's CPU", value: median(results.map(({ computing }) => computing)), unit: 'ms' },
      ],
      target: `p99 < ${target} ms`,
      met: p99 < target,
      rounds,
      ...note,
    },
  ];
}

function streamToMany(url: string): Promise<unknown> {
  return Promise.all(Array.from({ length: replaySlots }, () => streamChat(url, chatApis.ollama, { tokens })));
}
