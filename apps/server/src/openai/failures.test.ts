import { execFileSync } from 'node:child_process';
import { startTestServer } from '@puna-tooling/testing';
import { expect, it } from 'vitest';
import { startServer } from '../start-server.js';

/** The processes that this one has started and that run a model. */
function modelProcesses(): number[] {
  const listing = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' });
  return listing
    .split('\n')
    .filter((line) => line.includes('runtime-process'))
    .map((line) => Number.parseInt(line, 10));
}

it('a stream whose model crashes ends with an error and [DONE], and the next request is answered', async () => {
  const server = await startTestServer(startServer);
  try {
    const messages = [{ role: 'user', content: 'Tell me a story' }];
    const body = { model: 'puna-tiny', messages, temperature: 2, n: 64, stream: true };
    const response = await server.send('POST', '/v1/chat/completions', body);
    for (const pid of modelProcesses()) process.kill(pid, 'SIGKILL');
    const frames = (await response.text()).trimEnd().split('\n\n');
    expect(frames.at(-1)).toBe('data: [DONE]');
    expect(JSON.parse(frames.at(-2)?.slice(6) ?? '')).toMatchObject({
      error: {
        type: 'api_error',
        message: expect.stringContaining('an error was encountered while running the model'),
      },
    });
    const next = await server.send('POST', '/v1/chat/completions', { ...body, n: 1, stream: false });
    expect(next.status).toBe(200);
  } finally {
    await server.close();
  }
});
