// Records the vectors of the tiny model. Needs nothing but Node; the README says when to run it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compute, texts } from './compute.mjs';
import { readGguf } from './read-gguf.mjs';

const files = new URL('../../packages/tiny-model/files/', import.meta.url);
const weights = readGguf(fileURLToPath(new URL('puna-tiny-q8_0.gguf', files)));
const about =
  'Means over the hidden states of all tokens, scaled to length 1, computed in 64-bit floats by tooling/embedding-oracle.';
const cases = texts.map((text) => JSON.stringify(compute(weights, text)));

writeFileSync(
  new URL('embeddings.json', files),
  `{"about": ${JSON.stringify(about)},\n"cases": [\n${cases.join(',\n')}\n]}\n`,
);
