import { describe, expect, it } from 'vitest';
import { InvalidFormatError } from '../errors/invalid-format-error.js';
import { parseFormat } from './parse-format.js';
import { resolveOptions, statedOptions } from './resolve-options.js';

describe('options', () => {
  it('are the defaults where nobody says otherwise', () => {
    expect(resolveOptions({})).toEqual({
      keepTokens: 4,
      maxTokens: -1,
      seed: -1,
      temperature: 0.8,
      topK: 40,
      topP: 0.9,
      minP: 0,
      typicalP: 1,
      repeatLastTokens: 64,
      repeatPenalty: 1,
      presencePenalty: 0,
      frequencyPenalty: 0,
      stop: [],
    });
  });

  it('are only those that somebody stated, where others know the defaults', () => {
    expect(statedOptions({ seed: 1 }, { temperature: 0, num_ctx: null })).toEqual({ seed: 1, temperature: 0 });
  });

  it('of a request win over those of the model', () => {
    const options = resolveOptions({ temperature: 0.1, num_ctx: 512, stop: ['a'] }, { temperature: 0, stop: ['b'] });
    expect(options).toMatchObject({ temperature: 0, contextLength: 512, stop: ['b'] });
  });

  it('drop fractions of whole numbers, and ignore null and unknown names', () => {
    expect(resolveOptions({ top_k: 7 }, { top_k: null, num_predict: 3.9, wibble: 3, mirostat: 2 })).toMatchObject({
      topK: 7,
      maxTokens: 3,
    });
  });

  it.each([
    [{ temperature: 'hot' }, 'option "temperature" must be of type float32'],
    [{ num_ctx: '1' }, 'option "num_ctx" must be of type integer'],
    [{ use_mmap: 1 }, 'option "use_mmap" must be of type boolean'],
    [{ stop: 'x' }, 'option "stop" must be of type array'],
    [{ stop: [1] }, 'option "stop" must be of an array of strings'],
  ])('of a wrong type are refused: %j', (requested, message) => {
    expect(() => resolveOptions({}, requested)).toThrow(message);
  });

  it('leave GPU layers and threads to the runtime where they are negative or zero', () => {
    expect(resolveOptions({}, { num_gpu: -1, num_thread: 0 })).not.toHaveProperty('gpuLayers');
    expect(resolveOptions({}, { num_gpu: 0, num_thread: 3 })).toMatchObject({ gpuLayers: 0, threads: 3 });
  });
});

describe('format', () => {
  it('is nothing, JSON or a schema', () => {
    for (const nothing of [undefined, null, '']) expect(parseFormat(nothing)).toBeUndefined();
    expect(parseFormat('json')).toEqual({ type: 'json' });
    expect(parseFormat({ type: 'object' })).toEqual({ type: 'json-schema', schema: { type: 'object' } });
  });

  it('is refused otherwise', () => {
    for (const wrong of ['yaml', 5, true, []]) expect(() => parseFormat(wrong)).toThrow(InvalidFormatError);
    expect(() => parseFormat('yaml')).toThrow(
      'invalid format: "\\"yaml\\""; expected "json" or a valid JSON Schema object',
    );
  });
});
