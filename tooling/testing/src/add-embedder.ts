import { readTinyModelVariant, type TinyModelPurpose } from '@puna/tiny-model';
import { digestOf } from './digest-of.js';
import type { TestServer } from './test-server.js';

async function addVariant(server: TestServer, model: string, purpose: TinyModelPurpose): Promise<void> {
  const bytes = await readTinyModelVariant(purpose);
  const digest = digestOf(bytes);
  await server.send('POST', `/api/blobs/${digest}`, bytes);
  await server.post('/api/create', { model, files: { 'weights.gguf': digest }, stream: false });
}

/** Puts a model called `embedder` into a server's store: the tiny model, made to give embeddings of 128 numbers. */
export async function addEmbedder(server: TestServer): Promise<void> {
  await addVariant(server, 'embedder', 'embedding');
}

/** Puts a model called `ranker` into a server's store: the tiny model, made to rank documents, at random. */
export async function addRanker(server: TestServer): Promise<void> {
  await addVariant(server, 'ranker', 'ranking');
}
