import { describe, expect, it } from 'vitest';
import { byteLevelTokenizer } from '../fixtures/models/tokenizers.js';
import { changed, tokenizerMetadata } from '../fixtures/tokenizer-metadata.js';

describe('chat templates', () => {
  const base = byteLevelTokenizer();
  const templates = async (files: Record<string, unknown>, config?: unknown): Promise<Record<string, unknown>> => {
    const all = { ...changed(base, { 'tokenizer_config.json': { chat_template: config } }), ...files };
    const metadata = await tokenizerMetadata(all, base.size);
    return Object.fromEntries(Object.entries(metadata).filter(([key]) => key.startsWith('tokenizer.chat_template')));
  };

  it('come from tokenizer_config.json, alone or by name', async () => {
    expect(await templates({}, 'one')).toEqual({ 'tokenizer.chat_template': 'one' });
    const list = [
      { name: 'default', template: 'a' },
      { name: 'tool_use', template: 'b' },
    ];
    expect(await templates({}, list)).toEqual({
      'tokenizer.chat_template': 'a',
      'tokenizer.chat_template.tool_use': 'b',
      'tokenizer.chat_templates': ['tool_use'],
    });
  });

  it('come from files of their own, which count more', async () => {
    expect(
      await templates({ 'chat_template.jinja': 'file', 'additional_chat_templates/rag.jinja': 'rag' }, 'one'),
    ).toEqual({
      'tokenizer.chat_template': 'file',
      'tokenizer.chat_template.rag': 'rag',
      'tokenizer.chat_templates': ['rag'],
    });
    expect(await templates({ 'chat_template.json': { chat_template: 'json' } })).toEqual({
      'tokenizer.chat_template': 'json',
    });
  });

  it('of another kind are refused', async () => {
    await expect(templates({}, 7)).rejects.toThrow('neither a text nor a list');
    await expect(templates({}, [{ name: 'x' }])).rejects.toThrow('without name and template');
  });
});
