import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.js';

const names = ['start', 'memory'];
const anyFile = fileURLToPath(import.meta.url);

describe('readFlags', () => {
  it('measures everything unless told otherwise', () => {
    expect(readFlags(['--model', anyFile], names)).toEqual({ only: names, model: anyFile, rounds: 5 });
  });

  it('takes names, a model and a number of rounds', () => {
    const argv = ['--only', 'memory', '--model', anyFile, '--rounds', '2'];
    expect(readFlags(argv, names)).toEqual({ only: ['memory'], model: anyFile, rounds: 2 });
  });

  it('refuses what it can not use, and says why', () => {
    expect(() => readFlags(['--only', 'speed'], names)).toThrow(
      'no measurement is named speed; there are start, memory',
    );
    expect(() => readFlags(['--rounds', 'many'], names)).toThrow('many is not a number of rounds');
    expect(() => readFlags(['--model', 'missing.gguf'], names)).toThrow('there is no file missing.gguf');
  });
});
