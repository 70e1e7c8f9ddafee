import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownPreTokenizers } from '../fixtures/models/pre-tokenizers.js';
import {
  byteLevel,
  byteLevelTokenizer,
  sentencePieceTokenizer,
  wordPieceTokenizer,
  type GeneratedTokenizer,
} from '../fixtures/models/tokenizers.js';
import { sentencePieceModelBytes } from '../fixtures/sentence-piece-bytes.js';
import { ConvertError } from '../errors/convert-error.js';
import { ModelFiles } from '../model-files/model-files.js';
import { Settings } from '../model-files/settings.js';
import { convertTokenizer } from './convert-tokenizer.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

let count = 0;

/** Writes files and converts the tokenizer in them; gives plain values. */
async function convert(
  files: Readonly<Record<string, unknown>>,
  size: number,
  config: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const paths = new Map<string, string>();
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory.path, String((count += 1)));
    await writeFile(
      path,
      content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
    );
    paths.set(name, path);
  }
  const metadata = await convertTokenizer(new ModelFiles(paths), new Settings('config.json', config), size);
  return Object.fromEntries(
    [...metadata].map(([key, { value }]) => [key, typeof value === 'object' ? Array.from(value) : value]),
  );
}

const get = (metadata: Record<string, unknown>, key: string): unknown => metadata[`tokenizer.ggml.${key}`];

/** A tokenizer with some of its files changed. */
const changed = (tokenizer: GeneratedTokenizer, changes: Record<string, object>): Record<string, unknown> => ({
  ...tokenizer.files,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, own]) => [name, { ...(tokenizer.files[name] as object | undefined), ...own }]),
  ),
});

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
    expect(get(await convert(files, size), 'pre')).toBe(name);
  });

  it('of anything else is refused, with its pattern', async () => {
    const { files, size } = byteLevelTokenizer({ preTokenizer: splitBy(String.raw`\d\d|\D+`) });
    await expect(convert(files, size)).rejects.toMatchObject({
      code: 'unsupported-model',
      message: String.raw`the tokenizer splits texts in a way that is not known for llama.cpp: "split \\d\\d|\\D+"`,
    });
  });

  it('with a space in front is refused, which llama.cpp does not put there', async () => {
    const { files, size } = byteLevelTokenizer({ preTokenizer: { ...byteLevel, add_prefix_space: true } });
    await expect(convert(files, size)).rejects.toThrow('"a space in front"');
  });

  it('by a plain text is not taken for a pattern', async () => {
    const pattern = { String: String.raw`[\r\n]` };
    const preTokenizer = {
      type: 'Sequence',
      pretokenizers: [{ type: 'Split', pattern, behavior: 'Isolated' }, byteLevel],
    };
    const { files, size } = byteLevelTokenizer({ preTokenizer });
    await expect(convert(files, size)).rejects.toThrow('not known for llama.cpp');
  });
});

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
    const metadata = await convert(changed(tokenizer, { 'tokenizer.json': { added_tokens: added } }), size + 4);
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
    const metadata = await convert(files, size);
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
    const metadata = await convert({ 'tokenizer.model': bytes, 'tokenizer_config.json': config }, 9);
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
      const error: unknown = await convert(files, 4).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      // Between two fields a shorter file is a file with fewer of them.
      expect(error === undefined || ConvertError.isInstance(error)).toBe(true);
    }
  });

  it('of WordPiece mark where words start', async () => {
    const { files, size } = wordPieceTokenizer();
    const metadata = await convert(files, size);
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
    await expect(convert(files, size - 1)).rejects.toThrow(`the model has ${size - 1} tokens`);
    await expect(convert(files, 2 ** 21)).rejects.toThrow('the limit is 1048576');
  });

  it('need a tokenizer', async () => {
    await expect(convert({}, 4)).rejects.toThrow('there is neither tokenizer.json nor tokenizer.model');
    await expect(convert({ 'tokenizer.json': { model: { type: 'WordLevel' } } }, 4)).rejects.toThrow(
      'type "WordLevel"',
    );
  });
});

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
    convert({ ...files, 'generation_config.json': { eos_token_id: generation } }, base.size + 4, config);

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
    const metadata = await convert(base.files, base.size);
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
    const metadata = await convert(files, base.size);
    expect([get(metadata, 'add_bos_token'), get(metadata, 'add_eos_token')]).toEqual([true, false]);
  });
});

describe('chat templates', () => {
  const base = byteLevelTokenizer();
  const templates = async (files: Record<string, unknown>, config?: unknown): Promise<Record<string, unknown>> => {
    const all = { ...changed(base, { 'tokenizer_config.json': { chat_template: config } }), ...files };
    const metadata = await convert(all, base.size);
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
