import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from '@puna/tiny-model';
import { embeddingVariant } from './embedding-variant.js';
import type { TestServer } from './test-server.js';

/** Puts a model called `embedder` into a server's store: the tiny model, made to give embeddings of 128 numbers. */
export async function addEmbedder(server: TestServer): Promise<void> {
  const bytes = embeddingVariant(await readFile(tinyModelFiles.weights));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  await server.send('POST', `/api/blobs/${digest}`, bytes);
  await server.post('/api/create', { model: 'embedder', files: { 'embedder.gguf': digest }, stream: false });
}
