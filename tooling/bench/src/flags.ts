import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findTestModel } from '@puna-tooling/testing';
import { tinyModelFiles } from '@puna/tiny-model';

/** What the benchmark was asked for. */
export interface Flags {
  readonly only: readonly string[];
  readonly model: string;
  readonly rounds: number;

  /** What to know about the choice of the model. */
  readonly note?: string;
}

const usualModel = 'smollm2-135m-instruct-q4_1.gguf';
const usualRounds = '5';

/**
 * Reads the command line.
 *
 * @param names what `--only` may name.
 * @throws Error where a flag is unknown or its value can't be used.
 */
export function readFlags(argv: readonly string[], names: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...argv],
    options: { only: { type: 'string' }, model: { type: 'string' }, rounds: { type: 'string', default: usualRounds } },
  });
  const only = values.only?.split(',') ?? names;
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only: no measurement is named ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds: ${values.rounds} is not a number of rounds`);
  if (values.model !== undefined && !existsSync(values.model))
    throw new Error(`--model: there is no file ${values.model}`);
  const model = values.model ?? findTestModel(usualModel);
  if (model !== undefined) return { only, rounds, model };
  const note = `${usualModel} is not on this machine (PUNA_TEST_MODELS names its folder): the tiny model is measured, and its figures say little`;
  return { only, rounds, model: tinyModelFiles.weights, note };
}
