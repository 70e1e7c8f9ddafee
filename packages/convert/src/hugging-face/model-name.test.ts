import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertGenerated } from '../fixtures/models/generated-model.js';
import { modelOfTokenizer } from '../fixtures/models/llama-models.js';
import { byteLevelTokenizer, sentencePieceTokenizer, type GeneratedTokenizer } from '../fixtures/models/tokenizers.js';
import { loadGguf } from '../fixtures/run-model.js';
import { readGguf } from '../index.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

interface TokenizerJson {
  readonly added_tokens: readonly object[];
  readonly model: { readonly vocab: object };
}

/** With two more tokens, as Phi-3 has them, which take spaces behind them with them or not. */
function withTurns(rstrip: boolean): GeneratedTokenizer {
  const plain = sentencePieceTokenizer();
  const json = plain.files['tokenizer.json'] as TokenizerJson;
  const turns = ['<|endoftext|>', '<|user|>'].map((content, index) => ({
    ...json.added_tokens[0],
    id: plain.size + index,
    content,
    rstrip: rstrip && content === '<|user|>',
  }));
  const stripping = json.added_tokens.map((token) => ({
    ...token,
    rstrip: rstrip && 'content' in token && token.content === '</s>',
  }));
  return {
    size: plain.size + turns.length,
    bytes: [...plain.bytes, undefined, undefined],
    files: { ...plain.files, 'tokenizer.json': { ...json, added_tokens: [...stripping, ...turns] } },
  };
}

let count = 0;

async function convert(tokenizer: GeneratedTokenizer, name?: string): Promise<{ path: string; name: unknown }> {
  const options = name === undefined ? {} : { name };
  const folder = join(directory.path, String((count += 1)));
  const path = await convertGenerated(modelOfTokenizer('Turns', tokenizer), folder, options);
  return { path, name: (await readGguf(path)).metadata.get('general.name') };
}

describe("a model's name", () => {
  it('is the given one, or none', async () => {
    expect((await convert(sentencePieceTokenizer())).name).toBeUndefined();
    expect((await convert(sentencePieceTokenizer(), 'mine')).name).toBe('mine');
  });

  it('says Phi-3 where the tokens take spaces with them: llama.cpp knows that by the name alone', async () => {
    expect((await convert(withTurns(true))).name).toBe('Phi-3');
    expect((await convert(withTurns(true), 'my-phi3')).name).toBe('my-phi3');
    const { path, name } = await convert(withTurns(true), 'mine');
    expect(name).toBe('mine (Phi-3)');
    const model = await loadGguf(path);
    const tokens = await model.tokenize('<|user|>\n the');
    expect(tokens).toEqual(await model.tokenize('<|user|>the'));
    await model.close();
  });

  it('does not say so for others, which llama.cpp would split wrongly, or not load at all', async () => {
    const { path, name } = await convert(byteLevelTokenizer(), 'Phi-3 and phi3');
    expect(name).toBe('Phi 3 and Phi 3');
    await (await loadGguf(path)).close();
    const plain = await convert(withTurns(false), 'my-phi-3');
    const model = await loadGguf(plain.path);
    expect(await model.tokenize('<|user|>\n the')).not.toEqual(await model.tokenize('<|user|>the'));
    await model.close();
  });
});
