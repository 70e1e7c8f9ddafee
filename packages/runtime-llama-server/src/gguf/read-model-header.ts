import { architectureOf, poolingOf, readGgufHeader, type Pooling } from '@puna/runtime/adapter';

/** What the header of a GGUF file says that has to be known before a llama-server is started. */
export interface ModelHeader {
  /** `general.architecture`; empty where the header has none. */
  readonly architecture: string;

  /** How an encoder's vectors become one; undefined for models that generate. */
  readonly pooling: Pooling | undefined;
}

/**
 * Reads what is needed of a GGUF header.
 *
 * @returns undefined where the file is no GGUF file of version 2 or 3.
 * @throws LoadError where the header is damaged; the file system's error where the file can't be read.
 */
export async function readModelHeader(path: string): Promise<ModelHeader | undefined> {
  const header = await readGgufHeader(path);
  return header === undefined ? undefined : { architecture: architectureOf(header), pooling: poolingOf(header) };
}
