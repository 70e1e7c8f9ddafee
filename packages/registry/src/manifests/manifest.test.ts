import { describe, expect, it } from 'vitest';
import { modelOn, testClient } from '../fixtures/download.js';
import { answer, digestOf, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import {
  DigestError,
  InvalidManifestError,
  manifestMediaTypes,
  ManifestNotFoundError,
  ProtocolRefusedError,
  RegistryResponseError,
  UnauthorizedError,
  UnreachableError,
} from '../index.js';

const { dockerManifest, ociManifest, dockerList, ociIndex } = manifestMediaTypes;
const digest = `sha256:${'ab'.repeat(32)}`;
const config = { mediaType: 'application/vnd.docker.container.image.v1+json', digest, size: 5 };
const layer = { mediaType: 'application/vnd.ollama.image.model', digest, size: 1000 };
const model = { schemaVersion: 2, mediaType: dockerManifest, config, layers: [{ ...layer, from: 'x' }] };

async function setUp(options: TestRegistryOptions = {}) {
  const registry = await TestRegistry.start(options);
  const { client, messages } = testClient();
  const fetchManifest = (host = registry.server.host) => client.fetchManifest(modelOn(host), { insecure: true });
  return { registry, client, messages, fetchManifest };
}

describe('fetching a manifest', () => {
  it.each([dockerManifest, ociManifest])('gives the bytes of a %s as they came', async (mediaType) => {
    const { registry, fetchManifest } = await setUp();
    const text = ` ${JSON.stringify({ ...model, mediaType }, null, 1)}\n`;
    registry.addManifest('latest', mediaType, text);
    const fetched = await fetchManifest();
    expect(Buffer.from(fetched.bytes).toString()).toBe(text);
    expect(fetched).toMatchObject({
      mediaType,
      digest: digestOf(Buffer.from(text)),
      manifest: { config, layers: [layer] },
    });
    const [request] = registry.server.requests;
    expect(request!.url).toBe('/v2/library/model/manifests/latest');
    expect(request!.headers.accept!.split(', ')).toEqual([dockerManifest, ociManifest, dockerList, ociIndex]);
    expect(request!.headers['user-agent']).toBe('puna-test');
  });

  it.each([
    ['no config', { schemaVersion: 2, layers: [] }],
    ['an empty config', { schemaVersion: 2, config: { digest: '' }, layers: [] }],
    ['no layers', { schemaVersion: 2, config: null, layers: null }],
  ])('takes one with %s', async (_, content) => {
    const { registry, fetchManifest } = await setUp();
    registry.addManifest('latest', dockerManifest, content);
    expect((await fetchManifest()).manifest).toEqual({ config: undefined, layers: [] });
  });

  it('asks once for all who want the same one at the same time', async () => {
    const { registry, fetchManifest } = await setUp();
    registry.addManifest('latest', dockerManifest, model);
    const fetched = await Promise.all([fetchManifest(), fetchManifest(), fetchManifest()]);
    expect(fetched.map(({ manifest }) => manifest.layers)).toEqual([[layer], [layer], [layer]]);
    expect(registry.server.requests).toHaveLength(1);
    await fetchManifest();
    expect(registry.server.requests).toHaveLength(2);
  });

  it.each([dockerList, ociIndex])('follows a %s with one entry', async (mediaType) => {
    const { registry, fetchManifest } = await setUp();
    const inner = Buffer.from(JSON.stringify(model));
    registry.addManifest(digestOf(inner), dockerManifest, inner.toString());
    const entry = { mediaType: dockerManifest, digest: digestOf(inner), size: inner.length };
    const attestation = { ...entry, digest, platform: { os: 'unknown', architecture: 'unknown' } };
    registry.addManifest('latest', mediaType, { schemaVersion: 2, mediaType, manifests: [attestation, entry] });
    expect(await fetchManifest()).toMatchObject({ digest: digestOf(inner), mediaType: dockerManifest });
  });

  const entry = { mediaType: dockerManifest, digest, size: 10 };
  it.each([
    ['a list of several', ociIndex, { schemaVersion: 2, manifests: [entry, entry] }, 'it is a list of 2 manifests'],
    ['an empty list', ociIndex, { schemaVersion: 2, manifests: [] }, 'it is a list without an entry'],
    ['another schema', dockerManifest, { schemaVersion: 1 }, 'its schemaVersion is 1, which is not supported'],
    ['another type', 'text/plain', { layers: [] }, 'its media type is "text/plain", which is not supported'],
    ['no JSON', dockerManifest, '<html>', 'it is not JSON'],
    ['no object', dockerManifest, 'null', 'it: Invalid input'],
    ['a digest that is none', dockerManifest, { layers: [{ ...layer, digest: '../x' }] }, 'layers.0.digest: no digest'],
    ['a size that is none', dockerManifest, { layers: [{ ...layer, size: -1 }] }, 'layers.0.size: Too small'],
  ])('refuses %s', async (_, mediaType, content, problem) => {
    const { registry, fetchManifest } = await setUp();
    registry.addManifest('latest', mediaType, content);
    const fetching = fetchManifest();
    await expect(fetching).rejects.toSatisfy(InvalidManifestError.isInstance);
    await expect(fetching).rejects.toThrow(problem);
  });

  it('refuses one that is too long, without reading on', async () => {
    const { registry, fetchManifest } = await setUp();
    registry.addManifest('latest', dockerManifest, ' '.repeat(17 * 1024 * 1024));
    await expect(fetchManifest()).rejects.toThrow('it is longer than 16777216 bytes');
  });

  it('refuses bytes that are not those of the digest that the registry names', async () => {
    const { fetchManifest } = await setUp({
      intercept(_, response) {
        answer(
          response,
          200,
          { 'content-type': dockerManifest, 'docker-content-digest': digest },
          JSON.stringify(model),
        );
        return true;
      },
    });
    await expect(fetchManifest()).rejects.toSatisfy(DigestError.isInstance);
  });

  it('says what went wrong, each in one sentence', async () => {
    const { registry, fetchManifest } = await setUp();
    const { host } = registry.server;
    const missing = fetchManifest();
    await expect(missing).rejects.toSatisfy(ManifestNotFoundError.isInstance);
    await expect(missing).rejects.toThrow(`${host} has no model library/model:latest: check the name and the tag`);
    await registry.server.close();
    const gone = fetchManifest('127.0.0.1:1');
    await expect(gone).rejects.toSatisfy(UnreachableError.isInstance);
    await expect(gone).rejects.toMatchObject({
      message:
        'could not reach 127.0.0.1:1 (GET http://127.0.0.1:1/v2/library/model/manifests/latest): connection refused',
      address: '127.0.0.1:1',
      reason: 'connection refused',
      method: 'GET',
      url: 'http://127.0.0.1:1/v2/library/model/manifests/latest',
    });
    await expect(fetchManifest('no-such-host.invalid')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it.each([
    [
      '{"errors":[{"code":"TOO_OLD","message":"this model needs\\na newer version"}]}',
      'this model needs a newer version',
    ],
    ['plain\ttext\n', 'plain text'],
    ['<html><body>Bad gateway</body></html>', ''],
    ['x'.repeat(5000), `${'x'.repeat(200)}…`],
  ])('tells on what a registry says', async (body, excerpt) => {
    const { fetchManifest } = await setUp({
      intercept(_, response) {
        answer(response, 412, {}, body);
        return true;
      },
    });
    const fetching = fetchManifest();
    await expect(fetching).rejects.toSatisfy(RegistryResponseError.isInstance);
    await expect(fetching).rejects.toMatchObject({ status: 412, excerpt });
  });

  it('takes 403 for a refusal of access', async () => {
    const { fetchManifest } = await setUp({
      intercept(_, response) {
        answer(response, 403);
        return true;
      },
    });
    await expect(fetchManifest()).rejects.toSatisfy(UnauthorizedError.isInstance);
  });

  it('tries again after a failure that passes', async () => {
    let failures = 3;
    const { registry, fetchManifest } = await setUp({
      intercept(_, response) {
        failures -= 1;
        if (failures < 0) return false;
        answer(response, 503, { 'retry-after': '0' });
        return true;
      },
    });
    registry.addManifest('latest', dockerManifest, model);
    expect((await fetchManifest()).manifest.layers).toEqual([layer]);
  });

  it('stops at once when it is cancelled, also while the registry is silent', async () => {
    const { client, registry } = await setUp({ intercept: () => true });
    const stopping = new AbortController();
    const options = { insecure: true, signal: stopping.signal };
    const fetching = client.fetchManifest(modelOn(registry.server.host), options);
    setTimeout(() => stopping.abort(new Error('enough')), 50);
    await expect(fetching).rejects.toThrow('enough');
  });
});

describe('a name', () => {
  it('with http:// needs insecure', async () => {
    const { client, registry } = await setUp();
    registry.addManifest('latest', dockerManifest, model);
    const name = modelOn(registry.server.origin);
    await expect(client.fetchManifest(name)).rejects.toSatisfy(ProtocolRefusedError.isInstance);
    await expect(client.fetchManifest(name)).rejects.toThrow('insecure protocol http');
    expect((await client.fetchManifest(name, { insecure: true })).manifest.layers).toEqual([layer]);
  });

  it.each([
    ['ftp://host.example', 'unsupported-protocol'],
    ['a:b:c', 'invalid-model-name'],
    ['host.example:99999', 'invalid-model-name'],
  ])('on %s is refused', async (host, code) => {
    const { client } = await setUp();
    await expect(client.fetchManifest(modelOn(host))).rejects.toMatchObject({ code });
  });
});
