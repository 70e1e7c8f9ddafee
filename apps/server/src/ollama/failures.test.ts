import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import type { GenerateResponse, PsResponse } from '@puna/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

/** A prompt that the tiny model goes on with until its limit. */
const endless = {
  model: 'puna-tiny',
  prompt: 'x',
  raw: true,
  options: { temperature: 1, num_predict: 20_000, stop: [] },
};

/** The processes that this one has started and that run a model. */
function modelProcesses(): number[] {
  const listing = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' });
  return listing
    .split('\n')
    .filter((line) => line.includes('runtime-process'))
    .map((line) => Number.parseInt(line, 10));
}

describe('when something breaks', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(startServer, { environment: { PUNA_NUM_PARALLEL: '1' } });
  });
  afterEach(() => server.close());

  const leases = async (): Promise<PsResponse['models']> =>
    ((await (await server.send('GET', '/api/ps')).json()) as PsResponse).models;

  /** Sends a request, reads a little of the answer and hangs up. */
  function hangUp(path: string, body: unknown, afterBytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = http.request(server.url + path, { method: 'POST' }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes >= afterBytes) response.destroy();
        });
        response.on('close', resolve);
      });
      request.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve() : reject(error)));
      request.end(JSON.stringify(body));
    });
  }

  it('a client that hangs up in the middle of a stream frees its slot for the next', async () => {
    for (const path of ['/api/generate', '/api/chat']) {
      const messages = [{ role: 'user', content: 'Tell me a story' }];
      await hangUp(path, { ...endless, messages }, 500);
      const answer = await server.post<GenerateResponse>('/api/generate', {
        ...endless,
        stream: false,
        options: { num_predict: 2 },
      });
      expect(answer.done).toBe(true);
    }
  });

  it('a client that hangs up while it waits for a slot leaves the line', async () => {
    const busy = hangUp('/api/generate', endless, 20_000);
    const waiting = new AbortController();
    const left = fetch(`${server.url}/api/generate`, {
      method: 'POST',
      body: JSON.stringify(endless),
      signal: waiting.signal,
    }).catch((error: Error) => error.name);
    await new Promise((resolve) => setTimeout(resolve, 100));
    waiting.abort();
    expect(await left).toBe('AbortError');
    await busy;
    const answer = await server.post<GenerateResponse>('/api/generate', {
      ...endless,
      stream: false,
      options: { num_predict: 1 },
    });
    expect(answer.done).toBe(true);
  });

  it('a client that hangs up in the middle of an upload leaves nothing in the store', async () => {
    const before = await readdir(join(server.modelsDirectory, 'blobs'));
    await new Promise<void>((resolve) => {
      const request = http.request(`${server.url}/api/blobs/sha256:${'1'.repeat(64)}`, {
        method: 'POST',
        headers: { 'content-length': 10_000_000 },
      });
      request.on('error', () => resolve());
      request.write(Buffer.alloc(1_000_000), () => setTimeout(() => request.destroy(), 50));
    });
    await expect.poll(() => readdir(join(server.modelsDirectory, 'blobs'))).toEqual(before);
  });

  it('clients that hang up in the middle of any request do no harm', async () => {
    const bodies: Record<string, unknown> = {
      '/api/generate': endless,
      '/api/chat': { ...endless, messages: [{ role: 'user', content: 'x' }] },
      '/api/embed': { model: 'puna-tiny', input: 'x' },
      '/api/embeddings': { model: 'puna-tiny', prompt: 'x' },
      '/api/show': { model: 'puna-tiny', verbose: true },
      '/api/create': { model: 'made', from: 'puna-tiny', system: 'x' },
      '/api/copy': { source: 'puna-tiny', destination: 'copied' },
      '/api/ps': {},
    };
    for (const [path, body] of Object.entries(bodies)) {
      for (const milliseconds of [0, 5, 30]) {
        const signal = AbortSignal.timeout(milliseconds);
        const request = fetch(server.url + path, { method: 'POST', body: JSON.stringify(body), signal });
        await request.then((response) => response.text()).catch(() => undefined);
      }
    }
    const answer = await server.post<GenerateResponse>('/api/generate', {
      model: 'puna-tiny',
      prompt: 'x',
      stream: false,
      options: { num_predict: 1 },
    });
    expect(answer.done).toBe(true);
  });

  it('a killed model ends its streams with an error line, and the next request loads it again', async () => {
    const response = await server.send('POST', '/api/generate', endless);
    const reader = response.body?.getReader();
    await reader?.read();
    const [pid] = modelProcesses();
    if (pid === undefined) throw new Error('the model has no process');
    process.kill(pid, 'SIGKILL');
    let text = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += Buffer.from(part.value).toString();
    }
    const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { error?: string };
    expect(response.status).toBe(200);
    expect(last.error).toMatch(/^an error was encountered while running the model: /);
    const answer = await server.post<GenerateResponse>('/api/generate', {
      model: 'puna-tiny',
      prompt: 'What is Puna?',
      think: false,
      stream: false,
    });
    expect(answer.done).toBe(true);
    expect(modelProcesses()).not.toContain(pid);
  });

  it('unloads an idle model when its time is over, and tells the time truly', async () => {
    await server.post('/api/generate', { model: 'puna-tiny', keep_alive: '300ms' });
    const [entry] = await leases();
    expect(Date.parse(entry?.expires_at ?? '') - Date.now()).toBeLessThan(310);
    expect(entry?.size).toBeGreaterThan(1_000_000);
    await expect.poll(leases).toEqual([]);
    await expect.poll(modelProcesses).toEqual([]);
  });

  it('loads again when a request wants another context length', async () => {
    await server.post('/api/generate', { model: 'puna-tiny' });
    expect((await leases())[0]?.context_length).toBe(1024);
    await server.post('/api/generate', { model: 'puna-tiny', options: { num_ctx: 512 } });
    expect((await leases()).map((entry) => entry.context_length)).toEqual([512]);
  });
});
