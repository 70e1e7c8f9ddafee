import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { digestOf, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { InvalidSettingError, manifestMediaTypes, ManifestNotFoundError, parseMirrors } from '../index.js';

describe('the setting of mirrors', () => {
  it('lists mirrors for each host', () => {
    const text = 'registry.ollama.ai=https://mirror.example/ollama|http://10.0.0.5:5000 , HF.co=https://hf.example/';
    expect(parseMirrors(text)).toEqual({
      'registry.ollama.ai': ['https://mirror.example/ollama', 'http://10.0.0.5:5000/'],
      'hf.co': ['https://hf.example/'],
    });
    expect(parseMirrors('a.example=https://b.example,a.example=https://c.example')).toEqual({
      'a.example': ['https://b.example/', 'https://c.example/'],
    });
    expect(parseMirrors('')).toEqual({});
    expect(parseMirrors(' , ')).toEqual({});
  });

  it.each([
    ['https://mirror.example', '"https://mirror.example" is not of the form host=mirror|mirror'],
    ['=https://mirror.example', 'is not of the form host=mirror|mirror'],
    ['https://a.example=https://b.example', '"https://a.example" is not the name of a host, without https:// and path'],
    ['a.example=', 'there is no mirror after "a.example="'],
    ['a.example=mirror.example', '"mirror.example" is not a URL that begins with https:// or http://'],
    ['a.example=ftp://mirror.example', '"ftp://mirror.example" is not a URL'],
    ['a.example=https://m.example?x=1', 'the mirror on m.example must be a URL without user, password and query'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(() => parseMirrors(text)).toThrow(InvalidSettingError);
    expect(() => parseMirrors(text)).toThrow(`PUNA_REGISTRY_MIRRORS: `);
    expect(() => parseMirrors(text)).toThrow(problem);
  });

  it.each(['a.example=https://ann:hunter2@m.example', 'a.example=ann:hunter2@m', 'ann:hunter2@a.example'])(
    'never repeats a password: %s',
    (text) => {
      expect(() => parseMirrors(text)).toThrow(InvalidSettingError);
      expect(() => parseMirrors(text)).not.toThrow(/hunter2/);
    },
  );
});

describe('a model with mirrors', () => {
  const insecure = { insecure: true };
  const manifest = { schemaVersion: 2, layers: [] };

  async function setUp(mirrorOptions: TestRegistryOptions = {}) {
    const origin = await TestRegistry.start();
    const mirror = await TestRegistry.start(mirrorOptions);
    const blob = randomBytes(5_000_000);
    const descriptor = origin.add(blob);
    origin.addManifest('latest', manifestMediaTypes.ociManifest, manifest);
    const { host } = origin.server;
    const mirrors = { [host]: ['http://127.0.0.1:1', `${mirror.server.origin}/some/where`] };
    const { client, messages } = testClient({ mirrors });
    const target = targetIn(await temporaryDirectory());
    const pull = () => client.pullBlob(modelOn(host), descriptor, target, insecure);
    return { origin, mirror, blob, descriptor, client, messages, target, pull, name: modelOn(host) };
  }

  it('comes from the first that has it, under the path of the mirror', async () => {
    const { origin, mirror, blob, descriptor, client, name, target, pull, messages } = await setUp();
    mirror.blobs.set(descriptor.digest, blob);
    mirror.addManifest('latest', manifestMediaTypes.ociManifest, manifest);
    await client.fetchManifest(name, insecure);
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(origin.server.requests).toEqual([]);
    expect(mirror.server.requests[0]!.url).toBe('/v2/some/where/library/model/manifests/latest');
    expect(messages[0]).toContain('the mirror http://127.0.0.1:1 did not help');
  });

  it('comes from its own registry where no mirror has it', async () => {
    const { origin, blob, client, name, target, pull } = await setUp();
    expect((await client.fetchManifest(name, insecure)).manifest.layers).toEqual([]);
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(origin.server.requests.length).toBeGreaterThan(1);
  });

  it('comes from its own registry as far as a mirror fails in the middle', async () => {
    const { mirror, origin, blob, descriptor, target, pull } = await setUp({
      faultFor: ({ index }) => (index < 2 ? undefined : { kind: 'status', status: 503 }),
    });
    mirror.blobs.set(descriptor.digest, blob);
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(mirror.sent(descriptor.digest)).toBeGreaterThan(0);
    expect(origin.sent(descriptor.digest)).toBeGreaterThan(0);
    expect(mirror.sent(descriptor.digest) + origin.sent(descriptor.digest)).toBeLessThan(1.2 * blob.length);
  });

  it('is repaired from its own registry where a mirror has wrong bytes', async () => {
    const { mirror, blob, descriptor, target, pull } = await setUp();
    const wrong = Buffer.from(blob);
    wrong.writeUInt8(wrong.readUInt8(3_000_000) ^ 0xff, 3_000_000);
    mirror.blobs.set(descriptor.digest, wrong);
    await pull();
    expect(digestOf(await target.content())).toBe(descriptor.digest);
  });

  it('says what its own registry says where none has it', async () => {
    const { client, origin, name } = await setUp();
    origin.manifests.clear();
    await expect(client.fetchManifest(name, insecure)).rejects.toSatisfy(ManifestNotFoundError.isInstance);
    await expect(client.fetchManifest(name, insecure)).rejects.toThrow(origin.server.host);
  });

  it('is pushed to its own registry only', async () => {
    const { mirror, origin, client, name } = await setUp();
    const content = randomBytes(1000);
    const path = join(await temporaryDirectory(), 'blob');
    await writeFile(path, content);
    await client.pushBlob(name, { digest: digestOf(content), size: content.length }, path, insecure);
    await client.pushManifest(name, Buffer.from('{}'), manifestMediaTypes.ociManifest, insecure);
    expect(mirror.server.requests).toEqual([]);
    expect(origin.blobs.get(digestOf(content))?.equals(content)).toBe(true);
  });
});
