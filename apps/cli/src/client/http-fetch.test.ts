import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpFetch } from './http-fetch.js';

const never = new AbortController().signal;

describe('createHttpFetch', () => {
  let stop: (() => void) | undefined;
  afterEach(() => stop?.());

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stop = () => {
      server.close();
      server.closeAllConnections();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('gives the answer while it arrives', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'text/plain').write('one ');
      setTimeout(() => response.end('two'), 20);
    });
    const response = await createHttpFetch(never)(url);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.text()).toBe('one two');
  });

  it('sends texts with their length, and streams', async () => {
    const url = await serve((request, response) => {
      void Readable.from([JSON.stringify(request.headers['content-length'] ?? null), ' '])
        .toArray()
        .then((parts) => {
          response.write(parts.join(''));
          request.pipe(response);
        });
    });
    const fetch = createHttpFetch(never);
    expect(await (await fetch(url, { method: 'POST', body: 'ñ' })).text()).toBe('"2" ñ');
    const streamed = await fetch(url, { method: 'POST', body: Readable.from(['a', 'b']) });
    expect(await streamed.text()).toBe('null ab');
  });

  it('reports that nothing listens', async () => {
    await expect(createHttpFetch(never)('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'server-not-running' });
  });

  it('reports a connection that breaks', async () => {
    const url = await serve((_, response) => {
      response.write('half of it');
      setTimeout(() => response.destroy(), 20);
    });
    const response = await createHttpFetch(never)(url);
    await expect(response.text()).rejects.toMatchObject({ code: 'connection-failed' });
  });

  it('reports a body that fails on the way', async () => {
    const url = await serve(() => {});
    const body = new Readable({ read() {} });
    const sending = createHttpFetch(never)(url, { method: 'POST', body });
    body.destroy(new Error('the disk is gone'));
    await expect(sending).rejects.toThrow(/^the disk is gone$/);
  });

  it.each(['before the answer', 'in the middle of it'])('can be aborted %s', async (when) => {
    const url = await serve((_, response) => void (when === 'before the answer' || response.write('half')));
    const controller = new AbortController();
    const reason = new Error('enough');
    const answer = createHttpFetch(controller.signal)(url).then((response) => response.text());
    setTimeout(() => controller.abort(reason), 50);
    await expect(answer).rejects.toBe(reason);
    await expect(createHttpFetch(controller.signal)(url)).rejects.toBe(reason);
  });
});
