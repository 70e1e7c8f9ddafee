import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../fixtures/certificate.js';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { answer, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import { startProxy } from '../fixtures/proxy.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { InvalidSettingError, RedirectError, UnreachableError, type RegistryClientOptions } from '../index.js';

async function setUp(options: TestRegistryOptions = {}) {
  const registry = await TestRegistry.start(options);
  const blob = randomBytes(3_000_000);
  const descriptor = registry.add(blob);
  const directory = await temporaryDirectory();
  /** Pulls the blob with a client of its own; `host` is how the client names the registry. */
  const pull = async (host: string, clientOptions: Partial<RegistryClientOptions> = {}, insecure = !options.tls) => {
    const target = targetIn(directory, String(Math.random()));
    await testClient(clientOptions).client.pullBlob(modelOn(host), descriptor, target, { insecure });
    return blob.equals(await target.content());
  };
  return { registry, descriptor, pull };
}

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('certificates', () => {
  it('of an authority that is named are trusted, and no others', async (context) => {
    const tls = await makeCertificate(context);
    const { registry, pull } = await setUp({ tls });
    expect(await pull(registry.server.host, { certificateAuthority: tls.cert })).toBe(true);
    const pulling = pull(registry.server.host);
    await expect(pulling).rejects.toSatisfy(UnreachableError.isInstance);
    await expect(pulling).rejects.toThrow('its certificate is not trusted');
  });

  it('for another host are refused', async (context) => {
    const tls = await makeCertificate(context);
    const { registry, pull } = await setUp({ tls });
    const pulling = pull(`localhost:${registry.server.port}`, { certificateAuthority: [tls.cert] });
    await expect(pulling).rejects.toThrow('its certificate is for another host');
  });

  it('are missed where a registry speaks plain http', async () => {
    const { registry, pull } = await setUp();
    await expect(pull(registry.server.host, {}, false)).rejects.toThrow('use insecure if it is meant to be plain http');
  });
});

describe('a proxy', () => {
  it('is asked for plain http, and for tunnels to https', async (context) => {
    const tls = await makeCertificate(context);
    const proxy = await startProxy();
    const plain = await setUp();
    const environment = { HTTP_PROXY: proxy.url, https_proxy: proxy.url.replace('//', '//ann:secret@') };
    const plainHost = `registry.test:${plain.registry.server.port}`;
    expect(await plain.pull(plainHost, { environment })).toBe(true);
    expect(proxy.requests[0]).toBe(`GET http://${plainHost}/v2/library/model/blobs/${plain.descriptor.digest}`);
    proxy.requests.length = 0;
    const secure = await setUp({ tls });
    const secureHost = `registry.test:${secure.registry.server.port}`;
    expect(await secure.pull(secureHost, { environment, certificateAuthority: tls.cert })).toBe(true);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${secureHost}`]));
    expect(proxy.logins.at(-1)).toBe(`Basic ${Buffer.from('ann:secret').toString('base64')}`);
  });

  it.each(['127.0.0.1', '*', 'elsewhere.example, .0.0.1'])('is not asked for what NO_PROXY lists: %s', async (list) => {
    const proxy = await startProxy();
    const { registry, pull } = await setUp();
    const environment = { HTTP_PROXY: proxy.url, NO_PROXY: list };
    expect(await pull(registry.server.host, { environment })).toBe(true);
    expect(proxy.requests).toEqual([]);
  });

  it('is not asked for this machine', async () => {
    const proxy = await startProxy();
    const { registry, pull } = await setUp();
    expect(await pull(registry.server.host, { environment: { HTTP_PROXY: proxy.url } })).toBe(true);
    expect(proxy.requests).toEqual([]);
  });

  it('that is no URL is refused without its password', () => {
    const error = catchError(() => testClient({ environment: { HTTPS_PROXY: 'http://ann:hunter2@:bad:' } }));
    expect(error).toSatisfy(InvalidSettingError.isInstance);
    expect(String(error)).toContain('HTTPS_PROXY: this is not the URL of a proxy');
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('redirects', () => {
  const credentials = { find: async () => ({ kind: 'password' as const, username: 'ann', password: 'pass-word' }) };

  /** A registry with logins that sends requests for blobs on. */
  async function redirecting(locationOf: (path: string, self: string) => string) {
    const all = await setUp({
      intercept(request, response, url) {
        if (request.headers.authorization === undefined) {
          answer(response, 401, { 'www-authenticate': 'Basic realm="test"' });
          return true;
        }
        if (url.searchParams.has('last')) return false;
        answer(response, 307, { location: locationOf(url.pathname, all.registry.server.origin) });
        return true;
      },
    });
    const { host } = all.registry.server;
    return { ...all, pull: () => all.pull(host, { credentials }) };
  }

  it('on the same host take the login along', async () => {
    const { pull } = await redirecting((path) => `${path}?last`);
    expect(await pull()).toBe(true);
  });

  it('to another host do not, and are remembered', async () => {
    const storage = await TestRegistry.start();
    const { registry, descriptor, pull } = await redirecting((path) => `${storage.server.origin}${path}?signature=s`);
    storage.blobs.set(descriptor.digest, registry.blobs.get(descriptor.digest)!);
    expect(await pull()).toBe(true);
    expect(storage.server.requests.length).toBeGreaterThan(1);
    for (const { headers } of storage.server.requests) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.range).toBeDefined();
    }
    // The one without a login, the one with it; after that, the storage is asked directly.
    expect(registry.server.requests).toHaveLength(2);
  });

  it.each([403, 404, 410, 400])('that are too old (%i) are asked for again', async (status) => {
    let uses = 0;
    const storage = await TestRegistry.start({
      intercept(_, response) {
        uses += 1;
        if (uses % 2 === 1) return false;
        answer(response, status);
        return true;
      },
    });
    const { registry, descriptor, pull } = await redirecting((path) => `${storage.server.origin}${path}?signature=s`);
    storage.blobs.set(descriptor.digest, registry.blobs.get(descriptor.digest)!);
    expect(await pull()).toBe(true);
  });

  it.each([
    ['in a circle', (path: string) => path, 'it leads in a circle'],
    ['without end', (path: string) => `${path}?${Math.random()}`, 'there were more than 10'],
    ['to no URL', () => 'http://', 'it names no URL'],
    ['to a file', () => 'file:///etc/passwd', 'it leads to file:'],
  ])('%s are refused', async (_, locationOf, problem) => {
    const { pull } = await redirecting(locationOf);
    const pulling = pull();
    await expect(pulling).rejects.toSatisfy(RedirectError.isInstance);
    await expect(pulling).rejects.toThrow(problem);
  });

  it('from https to plain http are refused', async (context) => {
    const tls = await makeCertificate(context);
    const { registry, pull } = await setUp({
      tls,
      intercept(_, response) {
        answer(response, 307, { location: 'http://storage.example/blob?signature=secret' });
        return true;
      },
    });
    const pulling = pull(registry.server.host, { certificateAuthority: tls.cert });
    await expect(pulling).rejects.toThrow('it leads from https to plain http on storage.example');
    await expect(pulling).rejects.not.toThrow(/secret/);
  });
});
