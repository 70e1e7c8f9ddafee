import { describe, expect, it } from 'vitest';
import { createQuantizer, findQuantizationType, quantizationTypes } from './index.js';

describe('the type that a text means', () => {
  it('is found in any case', () => {
    for (const type of quantizationTypes) {
      expect(findQuantizationType(type)).toBe(type);
      expect(createQuantizer().findType(type.toLowerCase())).toBe(type);
    }
  });

  it('may have a short name', () => {
    expect(['q3_K', 'Q4_K', 'q5_k'].map(findQuantizationType)).toEqual(['Q3_K_M', 'Q4_K_M', 'Q5_K_M']);
  });

  it('is none where llama.cpp has no such type, or wants an importance matrix', () => {
    for (const text of ['', 'Q4', 'Q2_K_S', 'IQ1_S', 'IQ2_XXS', 'IQ3_XXS', 'IQ3_XS', 'COPY', ' Q4_0', '__proto__'])
      expect(findQuantizationType(text)).toBeUndefined();
  });
});
