import { describe, expect, it } from 'vitest';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';
import { findLibrary } from './find-library.js';
import { openQuantization } from './open-quantization.js';
import { checkLayout } from './quantize-parameters.js';

describe("llama.cpp's library", () => {
  it('has the structure that is described here, and any other one is refused', () => {
    const defaults = { ...openQuantization(findLibrary()).defaultParameters };
    expect(() => checkLayout(defaults)).not.toThrow();
    // Read with a field too many, each later one is off by some bytes.
    for (const name of Object.keys(defaults)) {
      const shifted = { ...defaults, [name]: 77 };
      expect(() => checkLayout(shifted)).toThrow(QuantizerUnavailableError);
      expect(() => checkLayout(shifted)).toThrow(`its default for ${name} is 77`);
    }
  });
});
