import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registryUser, startDockerRegistry } from '@puna-tooling/testing';
import { modelOn, targetIn, testClient } from './fixtures/download.js';
import { digestOf } from '@puna-tooling/testing/registry';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { manifestMediaTypes, UnauthorizedError, type RegistryClient } from './index.js';

const insecure = { insecure: true };

/** As Ollama writes it, layers of every kind, and `from` and `name` beside the fields that a registry knows. */
function manifestOf(blobs: readonly Buffer[]): Buffer {
  const types = ['model', 'projector', 'adapter', 'template', 'system', 'params', 'messages', 'license', 'tensor', 'x'];
  const layers = types.map((type, index) => {
    const blob = blobs[index % blobs.length]!;
    const mediaType = `application/vnd.ollama.image.${type}`;
    return { mediaType, digest: digestOf(blob), size: blob.length, from: 'smol:latest', name: 'blk.0' };
  });
  const config = { ...layers[0], mediaType: 'application/vnd.docker.container.image.v1+json' };
  const manifest = { schemaVersion: 2, mediaType: manifestMediaTypes.dockerManifest, config, layers };
  return Buffer.from(`${JSON.stringify(manifest)}\n`);
}

async function pushModel(client: RegistryClient, host: string, blobs: readonly Buffer[]) {
  const directory = await temporaryDirectory();
  const name = modelOn(host);
  const results: string[] = [];
  for (const [index, blob] of blobs.entries()) {
    const path = join(directory, String(index));
    await writeFile(path, blob);
    results.push(await client.pushBlob(name, { digest: digestOf(blob), size: blob.length }, path, insecure));
  }
  const bytes = manifestOf(blobs);
  await client.pushManifest(name, bytes, manifestMediaTypes.dockerManifest, insecure);
  return { bytes, results };
}

async function pullModel(client: RegistryClient, host: string) {
  const directory = await temporaryDirectory();
  const name = modelOn(host);
  const fetched = await client.fetchManifest(name, insecure);
  const contents = new Map<string, Buffer>();
  for (const layer of fetched.manifest.layers) {
    const target = targetIn(directory, layer.digest.replace(':', '-'));
    await client.pullBlob(name, layer, target, insecure);
    contents.set(layer.digest, await target.content());
  }
  return { fetched, contents, files: await readdir(directory) };
}

describe("Docker's registry", () => {
  it('takes a model, and gives it to another machine byte for byte', async (context) => {
    const host = await startDockerRegistry(context);
    const blobs = [randomBytes(9_000_001), randomBytes(1_500_000), Buffer.from('{{ .Prompt }}'), Buffer.alloc(0)];
    const { bytes, results } = await pushModel(testClient().client, host, blobs);
    expect(results).toEqual(['uploaded', 'uploaded', 'uploaded', 'uploaded']);
    const { fetched, contents, files } = await pullModel(testClient().client, host);
    expect(bytes.equals(fetched.bytes)).toBe(true);
    expect(fetched.digest).toBe(digestOf(bytes));
    expect(fetched.mediaType).toBe(manifestMediaTypes.dockerManifest);
    for (const blob of blobs) expect(blob.equals(contents.get(digestOf(blob))!)).toBe(true);
    expect(files.sort()).toEqual(blobs.map((blob) => digestOf(blob).replace(':', '-')).sort());
  });

  it('is not sent what it has, and takes from its own repositories what it can', async (context) => {
    const host = await startDockerRegistry(context);
    const { client } = testClient();
    const blob = randomBytes(100_000);
    await pushModel(client, host, [blob]);
    const { results } = await pushModel(client, host, [blob]);
    expect(results).toEqual(['existing']);
    const descriptor = { digest: digestOf(blob), size: blob.length };
    const path = join(await temporaryDirectory(), 'blob');
    await writeFile(path, blob);
    const mountFrom = modelOn(host);
    const mounting = client.pushBlob(modelOn(host, 'me/mine:7b'), descriptor, path, { ...insecure, mountFrom });
    expect(await mounting).toBe('mounted');
    const target = targetIn(await temporaryDirectory());
    await client.pullBlob(modelOn(host, 'me/mine'), descriptor, target, insecure);
    expect(blob.equals(await target.content())).toBe(true);
  });

  it('takes a blob in several chunks', async (context) => {
    const host = await startDockerRegistry(context);
    const { client } = testClient({ limits: { uploadChunkBytes: 1_000_000 } });
    const blob = randomBytes(3_500_000);
    const progress: number[] = [];
    const path = join(await temporaryDirectory(), 'blob');
    await writeFile(path, blob);
    const descriptor = { digest: digestOf(blob), size: blob.length };
    const onProgress = ({ completed }: { completed: number }) => progress.push(completed);
    const pushing = client.pushBlob(modelOn(host), descriptor, path, { ...insecure, onProgress });
    expect(await pushing).toBe('uploaded');
    expect(progress.at(-1)).toBe(blob.length);
    const { contents } = await pullModel(client, host).catch(() => ({ contents: new Map<string, Buffer>() }));
    expect(contents.size).toBe(0);
    const target = targetIn(await temporaryDirectory());
    await client.pullBlob(modelOn(host), descriptor, target, insecure);
    expect(blob.equals(await target.content())).toBe(true);
  });

  it('wants a login where it is set up so', async (context) => {
    const host = await startDockerRegistry(context, { login: true });
    const blobs = [randomBytes(2_000_000)];
    const stranger = testClient().client;
    const pushing = pushModel(stranger, host, blobs);
    await expect(pushing).rejects.toSatisfy(UnauthorizedError.isInstance);
    await expect(pushing).rejects.toThrow(`unauthorized: access denied to library/model on ${host}`);
    const { username, password } = registryUser;
    const credentials = { find: async () => ({ kind: 'password' as const, username, password }) };
    const { client } = testClient({ credentials });
    const { bytes } = await pushModel(client, host, blobs);
    const { fetched, contents } = await pullModel(client, host);
    expect(bytes.equals(fetched.bytes)).toBe(true);
    expect(blobs[0]!.equals(contents.get(digestOf(blobs[0]!))!)).toBe(true);
    await expect(pullModel(stranger, host)).rejects.toSatisfy(UnauthorizedError.isInstance);
  });
});
