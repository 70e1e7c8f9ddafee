import { describe, expect, it } from 'vitest';
import { TensorProgress } from './tensor-progress.js';

const lineOf = (number: number, name: string): string =>
  `[${String(number).padStart(4)}/   3] ${name.padEnd(36)} - [   576,   1536,      1,      1], type =    f16, `;

describe('the progress', () => {
  it('counts the bytes of the tensors that were begun before', () => {
    const progress = new TensorProgress(
      new Map([
        ['output_norm.weight', 10],
        ['token_embd.weight', 500],
        ['a name with - [ in it', 90],
      ]),
    );
    expect(progress.read('llama_model_loader: loaded meta data with 33 key-value pairs')).toBeUndefined();
    expect(progress.read(lineOf(1, 'output_norm.weight'))).toEqual({ completed: 0, total: 600 });
    expect(progress.read('converting to q4_K .. ')).toBeUndefined();
    expect(progress.read(lineOf(2, 'token_embd.weight'))).toEqual({ completed: 10, total: 600 });
    expect(progress.read(lineOf(3, 'unheard of'))).toEqual({ completed: 510, total: 600 });
    expect(progress.read(lineOf(3, 'token_embd.weight'))).toEqual({ completed: 510, total: 600 });
    expect(progress.read(lineOf(3, 'token_embd.weight'))).toEqual({ completed: 600, total: 600 });
    expect(progress.end).toEqual({ completed: 600, total: 600 });
  });
});
