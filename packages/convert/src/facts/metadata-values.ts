import type { GgufFile, GgufValue } from '../gguf-file.js';

/**
 * The model's architecture (`llama`, `qwen3`, `clip` …): `general.architecture`, or `unknown` where the file names none.
 * Most other keys start with it.
 */
export function ggufArchitecture(file: GgufFile): string {
  const value = file.metadata.get('general.architecture');
  return typeof value === 'string' && value !== '' ? value : 'unknown';
}

/** The value of `<architecture>.<key>`. */
export function architectureValue(file: GgufFile, key: string): GgufValue | undefined {
  return file.metadata.get(`${ggufArchitecture(file)}.${key}`);
}

/** Tokens of context the model was trained for. `undefined` where the file does not say. */
export function contextLength(file: GgufFile): number | undefined {
  return count(architectureValue(file, 'context_length'));
}

/** Numbers in one embedding vector. `undefined` where the file does not say. */
export function embeddingLength(file: GgufFile): number | undefined {
  return count(architectureValue(file, 'embedding_length'));
}

function count(value: GgufValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
