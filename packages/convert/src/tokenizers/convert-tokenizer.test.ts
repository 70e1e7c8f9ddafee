import { describe, expect, it } from 'vitest';
import { ConvertError } from '../errors/convert-error.js';
import { knownPreTokenizers } from '../fixtures/models/pre-tokenizers.js';
import {
  byteLevel,
  byteLevelTokenizer,
  sentencePieceTokenizer,
  unigramTokenizer,
  wordPieceTokenizer,
} from '../fixtures/models/tokenizers.js';
import { sentencePieceModelBytes } from '../fixtures/sentence-piece-bytes.js';
import { changed, get, tokenizerMetadata } from '../fixtures/tokenizer-metadata.js';

const splitBy = (...regexes: string[]): unknown => ({
  type: 'Sequence',
  pretokenizers: [
    ...regexes.map((Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false })),
    { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
  ],
});

describe('how a byte-level tokenizer splits texts', () => {
  it.each(knownPreTokenizers)('of $model is known', async ({ preTokenizer, ignoreMerges, name }) => {
    const { files, size } = byteLevelTokenizer({ preTokenizer, ignoreMerges: ignoreMerges ?? false });
    expect(get(await tokenizerMetadata(files, size), 'pre')).toBe(name);
  });

  it('of anything else is refused, with its pattern', async () => {
    const { files, size } = byteLevelTokenizer({ preTokenizer: splitBy(String.raw`\d\d|\D+`) });
    await expect(tokenizerMetadata(files, size)).rejects.toMatchObject({
      code: 'unsupported-model',
      message: String.raw`the tokenizer splits texts in a way that is not known for llama.cpp: "split \\d\\d|\\D+"`,
    });
  });

  it('with a space in front is refused, which llama.cpp does not put there', async () => {
    const { files, size } = byteLevelTokenizer({ preTokenizer: { ...byteLevel, add_prefix_space: true } });
    await expect(tokenizerMetadata(files, size)).rejects.toThrow('"a space in front"');
  });

  it('by a plain text is not taken for a pattern', async () => {
    const pattern = { String: String.raw`[\r\n]` };
    const preTokenizer = {
      type: 'Sequence',
      pretokenizers: [{ type: 'Split', pattern, behavior: 'Isolated' }, byteLevel],
    };
    const { files, size } = byteLevelTokenizer({ preTokenizer });
    await expect(tokenizerMetadata(files, size)).rejects.toThrow('not known for llama.cpp');
  });
});

async function removed(changes: Parameters<typeof unigramTokenizer>[0]): Promise<unknown> {
  const { files, size } = unigramTokenizer(changes);
  return get(await tokenizerMetadata(files, size), 'remove_extra_whitespaces');
}

describe('tokens', () => {
  it('of byte-level vocabularies are normal, control, or what the user may write; ids without one are padding', async () => {
    const tokenizer = byteLevelTokenizer();
    const { size } = tokenizer;
    const added = [
      { id: 0, content: '<s>', special: true },
      { id: size, content: '<think>', special: false },
      // Marked as plain by its authors, and control all the same.
      { id: size + 1, content: '<|tool|>', special: false },
    ];
    const metadata = await tokenizerMetadata(
      changed(tokenizer, { 'tokenizer.json': { added_tokens: added } }),
      size + 4,
    );
    expect((get(metadata, 'tokens') as string[]).slice(size)).toEqual([
      '<think>',
      '<|tool|>',
      `[PAD${size + 2}]`,
      `[PAD${size + 3}]`,
    ]);
    const types = get(metadata, 'token_type') as number[];
    expect([types[0], types[1], types[3], ...types.slice(size)]).toEqual([3, 1, 1, 4, 3, 5, 5]);
  });

  it('of SentencePiece are scored by the place of their first pair, and bytes are bytes', async () => {
    const { files, size } = sentencePieceTokenizer();
    const metadata = await tokenizerMetadata(files, size);
    const tokens = get(metadata, 'tokens') as string[];
    const [scores, types] = [get(metadata, 'scores') as number[], get(metadata, 'token_type') as number[]];
    expect(metadata).toMatchObject({ 'tokenizer.ggml.model': 'llama', 'tokenizer.ggml.add_space_prefix': true });
    expect(scores[tokens.indexOf('▁t')]).toBe(0);
    expect(scores[tokens.indexOf('▁the')]).toBe(-2);
    expect(types[tokens.indexOf('<0x0A>')]).toBe(6);
    expect(types[tokens.indexOf('<unk>')]).toBe(2);
    expect(types[tokens.indexOf('<s>')]).toBe(3);
  });

  it('of a tokenizer.model keep its scores and types, under added tokens', async () => {
    const bytes = sentencePieceModelBytes(
      [
        ['<unk>', 0, 2],
        ['<s>', 0, 3],
        ['</s>', 0, 3],
        ['<0x0A>', 0, 6],
        ['▁t', -1.5, 1],
        ['\n\n', -2, 4],
        ['unused', -3, 5],
      ],
      { modelType: 2, addDummyPrefix: false },
    );
    const config = {
      added_tokens_decoder: { 7: { content: '<end>', special: true }, 99: { content: 'beyond', special: true } },
    };
    const metadata = await tokenizerMetadata({ 'tokenizer.model': bytes, 'tokenizer_config.json': config }, 9);
    expect(get(metadata, 'tokens')).toEqual([
      '<unk>',
      '<s>',
      '</s>',
      '<0x0A>',
      '▁t',
      '\n\n',
      'unused',
      '<end>',
      '[PAD8]',
    ]);
    expect(get(metadata, 'token_type')).toEqual([2, 3, 3, 6, 1, 4, 5, 3, 5]);
    expect(get(metadata, 'scores')).toEqual([0, 0, 0, 0, -1.5, -2, -3, -1000, -10_000]);
    expect(get(metadata, 'add_space_prefix')).toBe(false);
  });

  it('that the user may write have spaces as they are written', async () => {
    const bytes = sentencePieceModelBytes(
      [
        ['<unk>', 0, 2],
        ['▁▁', 0, 4],
        ['▁t', -1, 1],
      ],
      { modelType: 2, addDummyPrefix: true },
    );
    const metadata = await tokenizerMetadata({ 'tokenizer.model': bytes, 'added_tokens.json': { '<extra>': 3 } }, 4);
    expect(get(metadata, 'tokens')).toEqual(['<unk>', '  ', '▁t', '<extra>']);
    expect(get(metadata, 'token_type')).toEqual([2, 4, 1, 4]);
  });

  it('that llama.cpp could not tell apart become padding', async () => {
    const bytes = sentencePieceModelBytes(
      ['<unk>', 'a', 'a', '', 'a\0b', '[PAD2]', '[PAD7]'].map((text, id) => [text, 0, id === 0 ? 2 : 1]),
      { modelType: 2, addDummyPrefix: true },
    );
    const metadata = await tokenizerMetadata({ 'tokenizer.model': bytes }, 8);
    const tokens = get(metadata, 'tokens') as string[];
    expect(tokens).toEqual(['<unk>', 'a', '[PAD2]_', '[PAD3]', '[PAD4]', '[PAD2]', '[PAD7]', '[PAD7]_']);
    expect(new Set(tokens).size).toBe(8);
  });

  it.each([
    [{}, {}, true],
    [{ prepend_scheme: 'never' }, {}, false],
    [{ add_prefix_space: false }, {}, false],
    [{ prepend_scheme: 'first', add_prefix_space: true }, {}, true],
    // The configuration counts more.
    [{ prepend_scheme: 'always' }, { add_prefix_space: false }, false],
  ])('get a space in front or not: %j, %j', async (metaspace, config, expected) => {
    const preTokenizer = { type: 'Metaspace', replacement: '▁', ...metaspace };
    const replacing = { type: 'Replace', pattern: { String: ' ' }, content: '▁' };
    for (const tokenizer of [sentencePieceTokenizer({ normalizer: replacing }), unigramTokenizer()]) {
      const files = changed(tokenizer, {
        'tokenizer.json': { pre_tokenizer: preTokenizer },
        'tokenizer_config.json': config,
      });
      expect(get(await tokenizerMetadata(files, tokenizer.size), 'add_space_prefix')).toBe(expected);
    }
  });

  it('of likely pieces lose extra spaces where a step does that', async () => {
    const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' };
    const splits = { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, metaspace] };
    const replaces = { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' };
    expect(await removed({})).toBe(false);
    expect(await removed({ preTokenizer: splits })).toBe(true);
    expect(await removed({ normalizer: { type: 'Sequence', normalizers: [replaces] } })).toBe(true);
  });

  it('of a tokenizer.model that is cut off are refused at every place', async () => {
    const bytes = sentencePieceModelBytes(
      [
        ['▁a', -1, 1],
        ['b', -2, 1],
      ],
      { modelType: 2, addDummyPrefix: true },
    );
    for (let length = 0; length < bytes.byteLength; length += 1) {
      const files = { 'tokenizer.model': bytes.subarray(0, length) };
      const error: unknown = await tokenizerMetadata(files, 4).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      // Between two fields a shorter file is a file with fewer of them.
      expect(error === undefined || ConvertError.isInstance(error)).toBe(true);
    }
  });

  it('of WordPiece mark where words start', async () => {
    const { files, size } = wordPieceTokenizer();
    const metadata = await tokenizerMetadata(files, size);
    const tokens = get(metadata, 'tokens') as string[];
    expect(tokens.slice(0, 6)).toEqual(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '▁a']);
    expect(tokens).toContain('ing');
    expect(metadata).toMatchObject({
      'tokenizer.ggml.model': 'bert',
      'tokenizer.ggml.bos_token_id': 2,
      'tokenizer.ggml.seperator_token_id': 3,
      'tokenizer.ggml.mask_token_id': 4,
    });
  });

  it('must not be more than the model has embeddings for', async () => {
    const { files, size } = byteLevelTokenizer();
    await expect(tokenizerMetadata(files, size - 1)).rejects.toThrow(`the model has ${size - 1} tokens`);
    await expect(tokenizerMetadata(files, 2 ** 21)).rejects.toThrow('the limit is 1048576');
  });

  it('need a tokenizer', async () => {
    await expect(tokenizerMetadata({}, 4)).rejects.toThrow('there is neither tokenizer.json nor tokenizer.model');
    await expect(tokenizerMetadata({ 'tokenizer.json': { model: { type: 'WordLevel' } } }, 4)).rejects.toThrow(
      'type "WordLevel"',
    );
  });
});
