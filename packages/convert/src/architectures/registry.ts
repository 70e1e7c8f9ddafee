import { UnsupportedArchitectureError } from '../errors/unsupported-architecture-error.js';
import type { Architecture } from './architecture.js';
import { bert } from './bert.js';
import { gemma2 } from './gemma2.js';
import { gemma3 } from './gemma3.js';
import { gpt2 } from './gpt2.js';
import { granite } from './granite.js';
import { llama } from './llama.js';
import { mixtral } from './mixtral.js';
import { modernBert } from './modern-bert.js';
import { nomicBert } from './nomic-bert.js';
import { phi3 } from './phi3.js';
import { qwen2 } from './qwen2.js';
import { qwen2Moe } from './qwen2-moe.js';
import { qwen3 } from './qwen3.js';
import { qwen3Moe } from './qwen3-moe.js';
import { roberta } from './roberta.js';
import { stableLm } from './stablelm.js';

/** All architectures that can be converted. A new one is a file beside this one, and an entry here. */
const architectures: readonly Architecture[] = [
  llama,
  mixtral,
  qwen2,
  qwen2Moe,
  qwen3,
  qwen3Moe,
  gemma2,
  gemma3,
  phi3,
  granite,
  stableLm,
  gpt2,
  bert,
  roberta,
  nomicBert,
  modernBert,
];

const byName: ReadonlyMap<string, Architecture> = new Map(
  architectures.flatMap((architecture) => architecture.names.map((name) => [name, architecture])),
);

/** The names that `architectures` of a config.json may have. */
export const knownArchitectures: readonly string[] = [...byName.keys()].toSorted();

/**
 * Finds an architecture by the name of Hugging Face's class.
 *
 * @throws {UnsupportedArchitectureError} with the list of those that are known.
 */
export function findArchitecture(name: string): Architecture {
  const architecture = byName.get(name);
  if (architecture === undefined) throw new UnsupportedArchitectureError(name, knownArchitectures);
  return architecture;
}

/**
 * Finds an architecture by llama.cpp's name. Where several of Hugging Face's share one, their tensors are taken together.
 *
 * @throws {UnsupportedArchitectureError} with the list of those that are known.
 */
export function findGgufArchitecture(name: string): Architecture {
  const found = architectures.filter(({ ggufName }) => ggufName === name);
  const [first] = found;
  if (first === undefined) {
    throw new UnsupportedArchitectureError(name, [...new Set(architectures.map(({ ggufName }) => ggufName))]);
  }
  return { ...first, tensors: Object.assign({}, ...found.map(({ tensors }) => tensors)) };
}
