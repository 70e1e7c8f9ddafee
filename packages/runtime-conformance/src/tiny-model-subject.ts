import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFiles } from '@puna/runtime';
import { readTinyModelAnswers, readTinyModelEmbeddings, readTinyModelVariant, tinyModelFiles } from '@puna/tiny-model';
import type { EmbeddingReference, EmbeddingSubject, GreedyExpectation } from './conformance-options.js';

/** The model that the kit brings along. */
export const tinyModel: ModelFiles = { format: 'gguf', weights: tinyModelFiles.weights };

const casesOfEachSkill = 4;

/** Some of its recorded answers, of every skill: JSON, tools, thinking, fill-in-the-middle. */
export async function tinyModelExpectations(): Promise<readonly GreedyExpectation[]> {
  const { cases } = await readTinyModelAnswers();
  const skills = [...new Set(cases.map(({ group }) => group))];
  const chosen = skills.flatMap((skill) => cases.filter(({ group }) => group === skill).slice(0, casesOfEachSkill));
  return chosen.map((answer) => ({
    prompt: answer.prompt,
    text: answer.raw,
    promptTokens: answer.prompt_tokens,
    generatedTokens: answer.tokens + 1,
  }));
}

/**
 * What rounding may take away. llama.cpp rounds activations to 8 bits and comes to 0.9998 and more; tests of
 * tooling/embedding-oracle show that the wrong pooling or a token too many lies below.
 */
const minimumCosine = 0.999;

/** The vectors that the tiny model must give for some texts. */
export async function tinyModelReferences(): Promise<readonly EmbeddingReference[]> {
  const { cases } = await readTinyModelEmbeddings();
  return cases.map(({ text, embedding }) => ({ text, embedding, minimumCosine }));
}

/** The tiny model's variant for embeddings, written to a folder. */
export async function tinyModelEmbedder(folder: string): Promise<EmbeddingSubject> {
  const weights = join(folder, 'tiny-embedder.gguf');
  await writeFile(weights, await readTinyModelVariant('embedding'));
  return { files: { format: 'gguf', weights }, references: await tinyModelReferences() };
}
