import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from './files.js';

/** Vectors of the tiny model, as its variant for embeddings must give them. */
export interface TinyModelEmbeddings {
  /** How they were computed. */
  readonly about: string;
  readonly cases: readonly TinyModelEmbedding[];
}

/** A text and its vector. */
export interface TinyModelEmbedding {
  readonly text: string;

  /** The number of tokens of the text. */
  readonly tokens: number;

  /** 128 numbers, the mean over the tokens, scaled to length 1. */
  readonly embedding: readonly number[];
}

/**
 * Reads texts and the vectors that the variant for embeddings must give for them, computed in 64-bit floats without any
 * engine. Engines round more, llama.cpp its activations to 8 bits, and come to a cosine above 0.999.
 */
export async function readTinyModelEmbeddings(): Promise<TinyModelEmbeddings> {
  return JSON.parse(await readFile(tinyModelFiles.embeddings, 'utf8')) as TinyModelEmbeddings;
}
