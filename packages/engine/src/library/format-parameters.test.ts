import { describe, expect, it } from 'vitest';
import { formatParameters } from './format-parameters.js';

describe('the table of parameters', () => {
  it('has a line for each value', () => {
    expect(formatParameters({ stop: ['<|a|>', 'b"c'], temperature: 0.5, num_ctx: 1_048_576, use_mmap: false })).toBe(
      [
        'stop                           "<|a|>"',
        'stop                           "b\\"c"',
        'temperature                    0.5',
        'num_ctx                        1.048576e+06',
        'use_mmap                       false',
      ].join('\n'),
    );
  });

  it('is empty without parameters', () => {
    expect(formatParameters({})).toBe('');
  });
});
