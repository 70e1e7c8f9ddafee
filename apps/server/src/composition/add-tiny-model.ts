import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseModelName } from '@puna/protocol';
import type { Engine } from '@puna/engine';
import { tinyModelFiles, tinyModelName } from '@puna/tiny-model';

/** Puts the built-in model into the store, where it is not there yet. */
export async function addTinyModel(engine: Engine): Promise<void> {
  const name = parseModelName(tinyModelName);
  if ((await engine.store.manifests.read(name)) !== undefined) return;
  const [{ digest }, template] = await Promise.all([
    engine.store.blobs.write(createReadStream(tinyModelFiles.weights)),
    readFile(tinyModelFiles.goTemplate, 'utf8'),
  ]);
  // So small a model is only right in its likeliest words.
  const parameters = { temperature: 0 };
  const progress = engine.create({ name, files: { 'puna-tiny.gguf': digest }, template, parameters });
  for await (const step of progress) if (step.step === 'success') return;
}
