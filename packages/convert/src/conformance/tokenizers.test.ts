import { Tokenizer } from '@huggingface/tokenizers';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoders } from '../fixtures/models/encoders.js';
import { convertGenerated } from '../fixtures/models/generated-model.js';
import { gemmaModels } from '../fixtures/models/gemma-models.js';
import { llamaModels, modelOfTokenizer } from '../fixtures/models/llama-models.js';
import { sentencePieceTokenizer, type GeneratedTokenizer } from '../fixtures/models/tokenizers.js';
import { loadGguf } from '../fixtures/run-model.js';
import { readGguf } from '../index.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

const models = new Map([...llamaModels, ...gemmaModels, ...encoders].map((model) => [model.name, model]));

/** Worked out by hand from the pairs, pieces and words in `fixtures/models/tokenizers.ts`. */
const expectations: [string, string, string[]][] = [
  ['SmolLM', 'on the river in 12', ['on', 'Ġthe', 'Ġ', 'r', 'i', 'v', 'er', 'Ġ', 'in', 'Ġ', '1', '2']],
  ['Qwen 2', 'the in', ['the', 'Ġ', 'in']],
  ['Llama 3 with scaled frequencies', 'then', ['<s>', 'the', 'n']],
  ['Llama 2', 'the fox in an hour', ['<s>', '▁the', '▁', 'f', 'o', 'x', '▁', 'in', '▁a', 'n', '▁', 'h', 'ou', 'r']],
  ['Llama 2', 'a\n1', ['<s>', '▁a', '<0x0A>', '<0x31>']],
  ['BERT', 'The foxing.', ['[CLS]', '▁the', '▁fox', 'ing', '▁.', '[SEP]']],
  ['BERT', 'Foé 🐢', ['[CLS]', '▁f', 'o', 'e', '[UNK]', '[SEP]']],
  ['XLM-RoBERTa', 'the foxing', ['<s>', '▁the', '▁fo', 'x', 'ing', '</s>']],
  ['RoBERTa', 'the', ['<s>', 'the', '</s>']],
  ['ModernBERT', 'the', ['<s>', 'the', '</s>']],
];

describe('llama.cpp splits texts as tokenizer.json says', () => {
  it.each(expectations)('%s: %j', async (name, text, expected) => {
    const generated = models.get(name);
    if (generated === undefined) throw new Error(`no model ${name}`);
    const path = await convertGenerated(generated, directory.path);
    const tokens = (await readGguf(path, { arrays: 'all' })).metadata.get('tokenizer.ggml.tokens');
    const model = await loadGguf(path);
    const ids = await model.tokenize(text, { addSpecial: true });
    await model.close();
    expect(ids.map((id) => (Array.isArray(tokens) ? tokens[id] : undefined))).toEqual(expected);
  });
});

const leading = '  spaces in front';
const texts = [
  'the fox in the rain, on and on. a quiet river',
  'two  spaces,   three   and an end  ',
  leading,
  'tabs\tand\nlines\n\nand more',
  'Upper CASE, accents: é à ü ñ, numbers 12 345, signs ?!#',
  '日本語 текст 🐢 ﬁ',
  'the<s>fox</s>the',
  '',
];

/** What llama.cpp does otherwise than the tokenizer, whatever a file says. */
const knownDifferences: Readonly<Record<string, readonly string[]>> = {
  // It puts a space in front of those that are there.
  'XLM-RoBERTa': [leading],
};

describe('llama.cpp splits texts as an independent library does', () => {
  it.each(['Llama 2', 'Gemma 2', 'BERT', 'XLM-RoBERTa', 'RoBERTa', 'ModernBERT', 'Qwen 3'])('%s', async (name) => {
    const generated = models.get(name)!;
    const { files } = generated.tokenizer;
    const reference = new Tokenizer(files['tokenizer.json'] as object, files['tokenizer_config.json'] as object);
    const model = await loadGguf(await convertGenerated(generated, directory.path));
    try {
      const different: string[] = [];
      for (const text of texts) {
        const expected = reference.encode(text, { add_special_tokens: false }).ids;
        const tokens = await model.tokenize(text);
        if (tokens.join() !== expected.join()) different.push(text);
      }
      expect(different).toEqual(knownDifferences[name] ?? []);
    } finally {
      await model.close();
    }
  });
});

it('llama.cpp loads a vocabulary with texts that it could not tell apart', async () => {
  const plain = sentencePieceTokenizer();
  const json = plain.files['tokenizer.json'] as { readonly model: { readonly vocab: object } };
  const own = ['', 'the\0a', 'the\0b', '[PAD271]', '▁▁'];
  const vocab = { ...json.model.vocab, ...Object.fromEntries(own.map((text, index) => [text, plain.size + index])) };
  const tokenizer: GeneratedTokenizer = {
    size: plain.size + own.length + 2,
    bytes: [],
    files: { ...plain.files, 'tokenizer.json': { ...json, model: { ...json.model, vocab } } },
  };
  const model = await loadGguf(await convertGenerated(modelOfTokenizer('odd texts', tokenizer), directory.path));
  expect(await model.tokenize('the fox')).not.toHaveLength(0);
  await model.close();
});
