import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoders } from './fixtures/models/encoders.js';
import { gemmaModels } from './fixtures/models/gemma-models.js';
import { writeGeneratedModel } from './fixtures/models/generated-model.js';
import { llamaModels } from './fixtures/models/llama-models.js';
import { otherDecoders } from './fixtures/models/other-decoders.js';
import { randomNumbers } from './fixtures/mutate.js';
import { convertHuggingFace, ConvertError } from './index.js';

const rounds = Number(process.env.PUNA_FUZZ_MODEL_ROUNDS ?? 40);
const seed = Number(process.env.PUNA_FUZZ_SEED ?? 1);

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

const values: unknown[] = [
  null,
  0,
  1,
  -1,
  3,
  0.5,
  2 ** 31,
  2 ** 53,
  1e300,
  '',
  'x',
  true,
  [],
  [[]],
  {},
  { id: 1 },
  { toString: 1 },
];

type Random = (below: number) => number;

/** Replaces a value somewhere in a JSON value. */
function damage(value: unknown, random: Random): unknown {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || random(4) === 0) return values[random(values.length)];
  const keys = Object.keys(value);
  const key = keys[random(keys.length)];
  if (key === undefined) return values[random(values.length)];
  const copy = (isList ? [...value] : { ...value }) as Record<string, unknown>;
  if (random(8) === 0) delete copy[key];
  else copy[key] = damage(copy[key], random);
  return copy;
}

describe(`a model whose files have wrong values (${rounds} times, seed ${seed}) is converted or refused`, () => {
  it.each([...llamaModels, ...gemmaModels, ...otherDecoders, ...encoders])('$name', async (generated) => {
    const random = randomNumbers(seed);
    const paths = await writeGeneratedModel(generated, join(directory.path, generated.name));
    const contents: Record<string, unknown> = {
      'config.json': generated.config,
      ...generated.tokenizer.files,
      ...generated.files,
    };
    const names = Object.keys(contents);
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const name = names[random(names.length)]!;
      const damaged = damage(contents[name], random);
      const text = JSON.stringify(damaged) ?? '';
      await writeFile(paths.get(name)!, text);
      try {
        const conversion = await convertHuggingFace(paths);
        await conversion.write(join(directory.path, 'model.gguf'));
      } catch (error) {
        if (!ConvertError.isInstance(error))
          throw new Error(`round ${round}: ${name} is ${text.slice(0, 2000)}`, { cause: error });
        refused += 1;
      }
      await writeFile(paths.get(name)!, JSON.stringify(contents[name]));
    }
    expect(refused).toBeGreaterThan(rounds / 20);
  });
});
