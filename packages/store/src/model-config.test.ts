import { describe, expect, it } from 'vitest';
import { temporaryStore } from './fixtures/temporary-store.js';
import { BlobContentError, BlobNotFoundError, readModelConfig, type Manifest, type Store } from './index.js';

async function manifestWithConfig(store: Store, text: string): Promise<Manifest> {
  const { digest, size } = await store.blobs.writeBytes(text);
  return { schemaVersion: 2, mediaType: 'm', config: { mediaType: 'c', digest, size }, layers: [] };
}

describe('readModelConfig', () => {
  it('gives the fields that are set', async () => {
    const { store } = await temporaryStore();
    const manifest = await manifestWithConfig(
      store,
      '{"model_families":null,"model_family":"llama","context_length":8192,"x":1}',
    );
    expect(await readModelConfig(store, manifest)).toEqual({ model_family: 'llama', context_length: 8192 });
  });

  it('is empty for a manifest without a config blob', async () => {
    const { store } = await temporaryStore();
    const config = { mediaType: '', digest: '', size: 0 };
    expect(await readModelConfig(store, { schemaVersion: 2, mediaType: 'm', config, layers: [] })).toEqual({});
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'it is not a JSON object'],
    ['{"model_family":1}', 'model_family is not a text'],
    ['{"capabilities":["a",1]}', 'capabilities is not a list of texts'],
    ['{"context_length":"8k"}', 'context_length is not a number'],
  ])('refuses %s', async (text, problem) => {
    const { store } = await temporaryStore();
    const reading = readModelConfig(store, await manifestWithConfig(store, text));
    await expect(reading).rejects.toThrow(problem);
    await expect(reading).rejects.toThrow(BlobContentError);
  });

  it('says when the blob is missing', async () => {
    const { store } = await temporaryStore();
    const config = { mediaType: 'c', digest: `sha256:${'0'.repeat(64)}`, size: 1 };
    const reading = readModelConfig(store, { schemaVersion: 2, mediaType: 'm', config, layers: [] });
    await expect(reading).rejects.toThrow(BlobNotFoundError);
  });
});
