import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTinyModelAnswers, readTinyModelEmbeddings, readTinyModelVariant, tinyModelFiles } from './index.js';

describe('the tiny model', () => {
  it('carries its weights and both templates', async () => {
    expect((await stat(tinyModelFiles.weights)).size).toBe(1_266_688);
    expect(await readFile(tinyModelFiles.goTemplate, 'utf8')).toContain('{{');
    expect(await readFile(tinyModelFiles.jinjaTemplate, 'utf8')).toContain('{%');
  });

  it('knows its answers', async () => {
    const { cases } = await readTinyModelAnswers();
    expect(cases).toHaveLength(102);
    expect(cases[0]?.raw).toContain('self-hosted');
  });

  it('knows its vectors, which have length 1', async () => {
    const { cases } = await readTinyModelEmbeddings();
    for (const { embedding, tokens } of cases) {
      expect(embedding).toHaveLength(128);
      expect(embedding.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
      expect(tokens).toBeGreaterThan(0);
    }
  });

  it.each(['embedding', 'ranking'] as const)(
    'has a variant for %s with the same weights, as well aligned',
    async (purpose) => {
      const model = await readFile(tinyModelFiles.weights);
      const variant = await readTinyModelVariant(purpose);
      expect((variant.length - model.length) % 32).toBe(0);
      expect(variant.readBigUInt64LE(16) - model.readBigUInt64LE(16)).toBe(2n);
      expect(variant.subarray(-1_000_000).equals(model.subarray(-1_000_000))).toBe(true);
      expect(variant.includes('llama.pooling_type')).toBe(true);
    },
  );
});
