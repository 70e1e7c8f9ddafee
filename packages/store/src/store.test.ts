import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelName } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-store.js';
import { openStore, readModelConfig } from './index.js';

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function layer(type: string, text = '', from = ''): string {
  return `{"mediaType":"${type}","digest":"${digestOf(text)}","size":${Buffer.byteLength(text)}${from}}`;
}

/** As `ollama create` leaves it, down to the byte; the folder of another registry has its port in the name. */
async function originalDirectory() {
  const directory = await temporaryDirectory();
  const blobs: Record<string, string> = {
    weights: 'GGUF…',
    template: '{{ .Prompt }}',
    config:
      '{"model_format":"gguf","model_family":"llama","model_families":["llama"],"model_type":"134.52M",' +
      '"file_type":"Q4_1","architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:1"]}}',
  };
  await mkdir(join(directory, 'blobs'));
  for (const text of Object.values(blobs)) {
    await writeFile(join(directory, 'blobs', digestOf(text).replace(':', '-')), text);
  }
  const manifest =
    '{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":' +
    `${layer('application/vnd.docker.container.image.v1+json', blobs.config)},"layers":[` +
    `${layer('application/vnd.ollama.image.model', blobs.weights, ',"from":"smol:latest"')},` +
    `${layer('application/vnd.ollama.image.template', blobs.template)}]}\n`;
  const places = ['registry.ollama.ai/library/smol/latest', 'localhost:5000/me/smol/Q4_1'];
  for (const place of places) {
    await mkdir(join(directory, 'manifests', place, '..'), { recursive: true });
    await writeFile(join(directory, 'manifests', place), manifest);
  }
  return { directory, manifest };
}

describe('opening a store', () => {
  it('makes its folders, the missing ones above them too', async () => {
    const directory = join(await temporaryDirectory(), 'not/yet/there');
    const store = await openStore({ directory });
    expect(store.directory).toBe(directory);
    expect(await readdir(directory)).toEqual(['blobs', 'manifests']);
    expect((await stat(join(directory, 'blobs'))).mode & 0o777).toBe(0o755 & ~process.umask());
    expect(await store.manifests.list()).toEqual([]);
  });

  it('gives blobs with an old name their new one', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'blobs'));
    await writeFile(join(directory, 'blobs', digestOf('hello')), 'hello');
    const store = await openStore({ directory });
    expect(await store.blobs.readText(digestOf('hello'))).toBe('hello');
    expect(await readdir(join(directory, 'blobs'))).toEqual([digestOf('hello').replace(':', '-')]);
  });
});

describe('a directory of the original', () => {
  it('appears with its models and works', async () => {
    const { directory, manifest } = await originalDirectory();
    const store = await openStore({ directory });
    expect(await store.manifests.list()).toHaveLength(2);
    const stored = await store.manifests.read(parseModelName('smol'));
    expect(stored?.digest).toBe(createHash('sha256').update(manifest).digest('hex'));
    const [weights, template] = stored!.manifest.layers;
    expect(weights).toMatchObject({ from: 'smol:latest' });
    expect(await readFile(store.blobs.path(weights!.digest), 'utf8')).toBe('GGUF…');
    expect(await store.blobs.readText(template!.digest)).toBe('{{ .Prompt }}');
    expect(await readModelConfig(store, stored!.manifest)).toEqual({
      model_format: 'gguf',
      model_family: 'llama',
      model_families: ['llama'],
      model_type: '134.52M',
      file_type: 'Q4_1',
      architecture: 'amd64',
      os: 'linux',
    });
  });

  it('holds after a change what the original would have written', async () => {
    const { directory, manifest } = await originalDirectory();
    const store = await openStore({ directory });
    const stored = await store.manifests.read(parseModelName('localhost:5000/me/smol:q4_1'));
    const written = await store.manifests.write(parseModelName('again'), stored!.manifest);
    expect(await readFile(written.path, 'utf8')).toBe(manifest);
    expect(await store.manifests.remove(parseModelName('smol'))).toBe(true);
    expect(await store.prune({ olderThanMilliseconds: 0 })).toMatchObject({ removedBlobs: [], removedFolders: [] });
    expect(await readdir(join(directory, 'blobs'))).toHaveLength(3);
  });

  it('can be read where it must not be written', async (ctx) => {
    if (process.getuid?.() === 0) ctx.skip('root may write everywhere');
    const { directory } = await originalDirectory();
    for (const folder of ['', 'blobs', 'manifests']) await chmod(join(directory, folder), 0o555);
    try {
      const store = await openStore({ directory });
      expect(await store.manifests.list()).toHaveLength(2);
    } finally {
      for (const folder of ['', 'blobs', 'manifests']) await chmod(join(directory, folder), 0o755);
    }
  });
});
