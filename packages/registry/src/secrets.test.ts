import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { modelOn, targetIn, testClient } from './fixtures/download.js';
import { startGuardedRegistry } from './fixtures/guarded-registry.js';
import { answer, digestOf, startHttpServer, TestRegistry } from '@puna-tooling/testing/registry';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import type { RegistryClient } from './index.js';

const password = 'hunter2-password';
const basic = Buffer.from(`ann:${password}`).toString('base64');
const token = 'eyJ-a-token-that-nobody-may-see';
const refreshToken = 'a-refresh-token-for-nobody';
const signature = 'signature-of-a-url';
const secrets = [password, basic, token, refreshToken, signature];
const user = { kind: 'password' as const, username: 'ann', password };

/** Everything that a failing piece of work tells: its error with all causes and fields, and the log. */
async function told(messages: readonly string[], work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => expect.unreachable('it should fail'),
    (reason: unknown) => reason,
  );
  return `${inspect(error, { depth: 20, showHidden: true })}\n${JSON.stringify(error)}\n${messages.join('\n')}`;
}

async function pull(client: RegistryClient, host: string) {
  const blob = { digest: digestOf(Buffer.from('x')), size: 1000 };
  return client.pullBlob(modelOn(host), blob, targetIn(await temporaryDirectory()), { insecure: true });
}

function secretsIn(text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

describe('errors and logs hold no secret', () => {
  const limits = { attempts: 3 };

  it('of a registry that repeats the login in its refusal', async () => {
    const { host } = await startHttpServer((request, response) => {
      if (request.headers.authorization === undefined) answer(response, 401, { 'www-authenticate': 'Basic realm="r"' });
      else answer(response, 418, {}, `you sent ${request.headers.authorization} and more`);
    });
    const { client, messages } = testClient({ limits, credentials: { find: async () => user } });
    const text = await told(messages, pull(client, host));
    expect(text).toContain('418: you sent Basic … and more');
    expect(secretsIn(text)).toEqual([]);
  });

  it('of a registry that repeats the token', async () => {
    const { registry } = await startGuardedRegistry({
      decide: () => ({ token }),
      intercept(request, response) {
        answer(response, 500, {}, `{"errors":[{"message":"bad token ${request.headers.authorization}"}]}`);
        return true;
      },
    });
    const { client, messages } = testClient({ limits, credentials: { find: async () => user } });
    expect(secretsIn(await told(messages, pull(client, registry.server.host)))).toEqual([]);
  });

  it.each([
    ['a password', user],
    ['an identity token', { kind: 'identity-token' as const, token: refreshToken }],
  ])('of a token server that refuses %s', async (_, credentials) => {
    const { registry } = await startGuardedRegistry({ decide: () => 401 });
    const { client, messages } = testClient({ limits, credentials: { find: async () => credentials } });
    expect(secretsIn(await told(messages, pull(client, registry.server.host)))).toEqual([]);
  });

  it('of a token server whose answer makes no sense', async () => {
    const { host } = await startHttpServer((request, response, url) => {
      if (url.pathname === '/token') answer(response, 200, {}, `${token} ${basic} {`);
      else answer(response, 401, { 'www-authenticate': `Bearer realm="http://${host}/token"` });
    });
    const { client, messages } = testClient({ limits, credentials: { find: async () => user } });
    expect(secretsIn(await told(messages, pull(client, host)))).toEqual([]);
  });

  it.each([
    ['refuses', 403],
    ['fails', 500],
  ])('of a storage that %s a signed URL and repeats it', async (_, status) => {
    const storage = await startHttpServer((request, response) => answer(response, status, {}, `no: ${request.url}`));
    const registry = await TestRegistry.start({
      intercept(_, response) {
        answer(response, 307, { location: `${storage.origin}/blob?X-Amz-Signature=${signature}` });
        return true;
      },
    });
    const { client, messages } = testClient({ limits });
    expect(secretsIn(await told(messages, pull(client, registry.server.host)))).toEqual([]);
  });

  it('of a storage that is not there', async () => {
    const registry = await TestRegistry.start({
      intercept(_, response) {
        answer(response, 307, { location: `http://ann:${password}@127.0.0.1:1/blob?sig=${signature}` });
        return true;
      },
    });
    const { client, messages } = testClient({ limits });
    expect(secretsIn(await told(messages, pull(client, registry.server.host)))).toEqual([]);
  });

  it('of a proxy with a password', async () => {
    const environment = { HTTP_PROXY: `http://ann:${password}@127.0.0.1:1` };
    const { client, messages } = testClient({ limits, environment });
    expect(secretsIn(await told(messages, pull(client, 'registry.test')))).toEqual([]);
  });

  it('of an upload whose location is signed', async () => {
    const registry = await TestRegistry.start({
      intercept(request, response, url) {
        if (request.method === 'POST') {
          answer(response, 202, { location: `${url.pathname}one?_state=${signature}` });
          return true;
        }
        if (request.method === 'HEAD') return false;
        request.resume();
        answer(response, 500, {}, `no upload ${request.url}`.replace(/\?.*/, ''));
        return true;
      },
    });
    const path = join(await temporaryDirectory(), 'blob');
    await writeFile(path, 'x');
    const { client, messages } = testClient({ limits });
    const blob = { digest: digestOf(Buffer.from('x')), size: 1 };
    const pushing = client.pushBlob(modelOn(registry.server.host), blob, path, { insecure: true });
    expect(secretsIn(await told(messages, pushing))).toEqual([]);
  });
});
