import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTinyModelAnswers, tinyModelFiles } from './index.js';

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
});
