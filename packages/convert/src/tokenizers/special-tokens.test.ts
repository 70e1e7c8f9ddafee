import { describe, expect, it } from 'vitest';
import { knownPreTokenizers } from '../fixtures/models/pre-tokenizers.js';
import { byteLevelTokenizer, sentencePieceTokenizer, wordPieceTokenizer } from '../fixtures/models/tokenizers.js';
import { changed, get, tokenizerMetadata } from '../fixtures/tokenizer-metadata.js';

describe('what ends an answer', () => {
  const added = ['<|eot_id|>', '<stop>', '<halt>', '<over>'];
  const base = byteLevelTokenizer();
  const files = changed(base, {
    'tokenizer.json': {
      added_tokens: [
        { id: 1, content: '</s>', special: true },
        ...added.map((content, index) => ({ id: base.size + index, content, special: true })),
      ],
    },
  });
  const ends = async (generation: unknown, config: Record<string, unknown> = {}): Promise<Record<string, unknown>> =>
    tokenizerMetadata({ ...files, 'generation_config.json': { eos_token_id: generation } }, base.size + 4, config);

  it('is the one token that the tokenizer names', async () => {
    const metadata = await ends(1);
    expect(get(metadata, 'eos_token_id')).toBe(1);
    expect(get(metadata, 'eos_token_ids')).toBeUndefined();
  });

  it('is every token of generation_config.json; those that llama.cpp does not know by text get a key', async () => {
    const metadata = await ends([1, base.size, base.size + 1, base.size + 2]);
    expect(get(metadata, 'eos_token_ids')).toEqual([1, base.size, base.size + 1, base.size + 2]);
    expect(get(metadata, 'eot_token_id')).toBe(base.size + 1);
    expect(get(metadata, 'eom_token_id')).toBe(base.size + 2);
  });

  it('is what CodeLlama has for infilling, where nothing else is', async () => {
    const token = { id: base.size, content: '▁<EOT>', special: true };
    const infilling = changed(base, { 'tokenizer.json': { added_tokens: [token] } });
    expect(get(await tokenizerMetadata(infilling, base.size + 1), 'eot_token_id')).toBe(base.size);
  });

  it('comes from config.json too', async () => {
    expect(get(await ends(undefined, { eos_token_id: [1, base.size + 3] }), 'eos_token_ids')).toEqual([
      1,
      base.size + 3,
    ]);
  });
});

describe('what is put around a text', () => {
  const base = byteLevelTokenizer();
  it('is what the tokenizer configuration says', async () => {
    const metadata = await tokenizerMetadata(base.files, base.size);
    expect([get(metadata, 'add_bos_token'), get(metadata, 'add_eos_token')]).toEqual([true, false]);
  });

  it('is what the template shows, where the configuration says nothing', async () => {
    const template = {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [],
      special_tokens: { '<s>': { id: '<s>', ids: [0], tokens: ['<s>'] } },
    };
    const files = changed(base, {
      'tokenizer.json': { post_processor: { type: 'Sequence', processors: [{ type: 'ByteLevel' }, template] } },
      'tokenizer_config.json': { add_bos_token: undefined, add_eos_token: undefined },
    });
    const metadata = await tokenizerMetadata(files, base.size);
    expect([get(metadata, 'add_bos_token'), get(metadata, 'add_eos_token')]).toEqual([true, false]);
  });
});

const special = (name: string): unknown => ({ SpecialToken: { id: name, type_id: 0 } });
const sequence = (id: string): unknown => ({ Sequence: { id, type_id: 0 } });

/** A post-processor that puts tokens around a text, and between two. */
const template = (single: unknown[], pair: unknown[], ids: Record<string, number>): unknown => ({
  type: 'TemplateProcessing',
  single,
  pair,
  special_tokens: Object.fromEntries(
    Object.entries(ids).map(([id, number]) => [id, { id, ids: [number], tokens: [id] }]),
  ),
});

/** What is put in front, behind and between. */
const flags = (metadata: Record<string, unknown>): unknown[] =>
  ['bos', 'eos', 'sep'].map((kind) => get(metadata, `add_${kind}_token`));

describe('special tokens', () => {
  const base = byteLevelTokenizer({ config: { add_bos_token: undefined, add_eos_token: undefined } });

  it('that the template puts behind a text is its end for llama.cpp, whatever the configuration calls so', async () => {
    const files = changed(base, {
      'tokenizer.json': { post_processor: template([sequence('A'), special('<pad>')], [], { '<pad>': 2 }) },
    });
    const metadata = await tokenizerMetadata(files, base.size);
    expect(flags(metadata)).toEqual([false, true, undefined]);
    expect(get(metadata, 'eos_token_id')).toBe(2);
    // An answer may end with either.
    expect(get(metadata, 'eos_token_ids')).toEqual([2, 1]);
  });

  it('that the template puts in front of a text is its start', async () => {
    const files = changed(base, {
      'tokenizer.json': { post_processor: template([special('<pad>'), sequence('A')], [], { '<pad>': 2 }) },
    });
    const metadata = await tokenizerMetadata(files, base.size);
    expect([get(metadata, 'bos_token_id'), ...flags(metadata)]).toEqual([2, true, false, undefined]);
  });

  it('are not added where nothing says so, which llama.cpp does by itself for some', async () => {
    const { preTokenizer } = knownPreTokenizers.find(({ name }) => name === 'llama-bpe')!;
    const files = changed(base, {
      'tokenizer.json': {
        pre_tokenizer: preTokenizer,
        model: { ...(base.files['tokenizer.json'] as { model: object }).model, ignore_merges: true },
      },
    });
    const metadata = await tokenizerMetadata(files, base.size);
    expect([get(metadata, 'pre'), ...flags(metadata)]).toEqual(['llama-bpe', false, false, undefined]);
  });

  it('stand between two texts beside the end where there are two of them', async () => {
    const { files, size } = wordPieceTokenizer();
    expect(flags(await tokenizerMetadata(files, size))).toEqual([true, true, false]);
    const [cls, sep] = [special('[CLS]'), special('[SEP]')];
    const twice = template([cls, sequence('A'), sep], [cls, sequence('A'), sep, sep, sequence('B'), sep], {
      '[CLS]': 2,
      '[SEP]': 3,
    });
    const pairs = changed(wordPieceTokenizer(), { 'tokenizer.json': { post_processor: twice } });
    expect(flags(await tokenizerMetadata(pairs, size))).toEqual([true, true, true]);
    // Llama puts BOS in front of the second text.
    const start = special('<s>');
    const again = template([start, sequence('A')], [start, sequence('A'), start, sequence('B')], { '<s>': 0 });
    const llama = changed(base, { 'tokenizer.json': { post_processor: again } });
    expect(flags(await tokenizerMetadata(llama, base.size))).toEqual([true, false, false]);
    const processing = { type: 'RobertaProcessing', cls: ['<s>', 0], sep: ['</s>', 1] };
    const roberta = changed(base, { 'tokenizer.json': { post_processor: processing } });
    expect(flags(await tokenizerMetadata(roberta, base.size))).toEqual([true, true, true]);
  });

  it('that are missing are not added', async () => {
    const files = changed(base, { 'tokenizer_config.json': { bos_token: null, add_bos_token: true } });
    expect(flags(await tokenizerMetadata(files, base.size))[0]).toBe(false);
  });

  it('are found in tokenizer.json where no other file names them', async () => {
    const { files, size } = wordPieceTokenizer();
    const metadata = await tokenizerMetadata({ 'tokenizer.json': files['tokenizer.json'] }, size);
    expect(['bos', 'eos', 'seperator', 'unknown'].map((kind) => get(metadata, `${kind}_token_id`))).toEqual([
      2, 3, 3, 1,
    ]);
    const bare = changed(wordPieceTokenizer(), {
      'tokenizer.json': { post_processor: null },
      'tokenizer_config.json': { cls_token: null },
    });
    await expect(tokenizerMetadata(bare, size)).rejects.toThrow('names no tokens for the start and the end of a text');
  });

  it('have names of their own in SentencePiece', async () => {
    const { files, size } = sentencePieceTokenizer();
    const metadata = await tokenizerMetadata({ 'tokenizer.json': files['tokenizer.json'] }, size);
    expect(['bos', 'eos', 'unknown'].map((kind) => get(metadata, `${kind}_token_id`))).toEqual([1, 2, 0]);
  });
});
