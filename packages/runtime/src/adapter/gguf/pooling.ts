import type { GgufHeader } from './read-gguf-header.js';

/** llama.cpp's kinds of pooling (`llama_pooling_type`): how an encoder's vectors become one. */
export type Pooling = 'none' | 'mean' | 'cls' | 'last' | 'rank';

const poolings: readonly Pooling[] = ['none', 'mean', 'cls', 'last', 'rank'];

/** `general.architecture`; empty where the header has none. */
export function architectureOf(header: GgufHeader): string {
  const architecture = header.get('general.architecture');
  return typeof architecture === 'string' ? architecture : '';
}

/** The pooling that the header names; undefined for models that generate. */
export function poolingOf(header: GgufHeader): Pooling | undefined {
  const pooling = header.get(`${architectureOf(header)}.pooling_type`);
  return pooling === undefined ? undefined : (poolings[Number(pooling)] ?? 'none');
}
