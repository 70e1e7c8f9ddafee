import type { ModelFiles } from '@puna/runtime';
import { readTinyModelAnswers, tinyModelFiles } from '@puna/tiny-model';
import type { GreedyExpectation } from './conformance-options.js';

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
