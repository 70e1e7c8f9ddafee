import http from 'node:http';
import { startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { isLocalHost } from './host-check.js';

describe('the HTTP surface', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(startServer, {
      withTinyModel: false,
      environment: { PUNA_ORIGINS: 'https://*.example' },
    });
  });
  afterAll(() => server.close());

  /** Node's own client, since `fetch` does not let a Host header be set. */
  function statusWithHost(host: string, path = '/api/version'): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      http
        .get(server.url + path, { headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject);
    });
  }

  it('says that it is there', async () => {
    const response = await server.send('GET', '/');
    expect([response.status, await response.text()]).toEqual([200, 'Ollama is running']);
    expect((await server.send('HEAD', '/')).status).toBe(200);
    expect(await (await server.send('GET', '/api/version')).json()).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  it('answers unknown paths and wrong methods as clients expect', async () => {
    const unknown = await server.send('GET', '/api/nope');
    expect([unknown.status, await unknown.text()]).toEqual([404, '404 page not found']);
    const wrong = await server.send('GET', '/api/generate');
    expect([wrong.status, await wrong.text(), wrong.headers.get('allow')]).toEqual([
      405,
      '405 method not allowed',
      'POST',
    ]);
    expect((await server.send('HEAD', '/api/ps')).status).toBe(405);
    expect((await server.send('HEAD', '/api/tags')).status).toBe(200);
  });

  it('takes GET and POST for the running models', async () => {
    for (const method of ['GET', 'POST']) {
      expect(await (await server.send(method, '/api/ps')).json()).toEqual({ models: [] });
    }
  });

  it('lets local pages and named ones in, and turns others away', async () => {
    const origin = async (value: string): Promise<Response> =>
      server.send('GET', '/api/tags', undefined, { origin: value });
    expect((await origin('http://localhost:3000')).headers.get('access-control-allow-origin')).toBe(
      'http://localhost:3000',
    );
    expect((await origin('https://app.example')).status).toBe(200);
    expect((await origin('https://evil.test')).status).toBe(403);
    const preflight = await server.send('OPTIONS', '/api/chat', undefined, {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'POST',
    });
    expect([preflight.status, preflight.headers.get('access-control-max-age')]).toEqual([204, '43200']);
  });

  it('turns away requests whose Host is another machine', async () => {
    expect(await statusWithHost('evil.example')).toBe(403);
    expect(await statusWithHost('localhost:1234')).toBe(200);
    expect(await statusWithHost('puna.local')).toBe(200);
  });

  it('sends clients with a slash too many to the right path', async () => {
    const response = await fetch(`${server.url}/api/tags/?x=1`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/api/tags?x=1']);
  });

  it('refuses to start on a port that is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(
      startServer({ environment: {}, host: '127.0.0.1', port, modelsDirectory: server.modelsDirectory, log: false }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('isLocalHost', () => {
  it.each([
    '',
    'localhost',
    'a.localhost:80',
    '127.0.0.1:11434',
    '[::1]:11434',
    '192.168.1.5',
    'box.internal',
    '0.0.0.0',
  ])('takes %s', (host) => expect(isLocalHost(host)).toBe(true));
  it.each(['evil.example', '8.8.8.8', 'localhost.evil.example', '127.0.0.1.evil.example', '[2001:4860::1]'])(
    'refuses %s',
    (host) => expect(isLocalHost(host)).toBe(false),
  );
});
