import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';
import { list, text, type TypedValue } from '../writing/metadata-values.js';
import { preTokenizerName } from './pre-tokenizers.js';
import { tokenTypes, type Vocabulary } from './token.js';

/** Puts the tokens of a model's `{ token: id }` object into a vocabulary. Returns the model, as tokenizer.json has it. */
export function addVocabularyObject(vocabulary: Vocabulary, tokenizer: Settings): Settings {
  const model = tokenizer.section('model');
  if (model === undefined) throw new ModelFilesError('tokenizer.json has no model');
  const entries = model.raw('vocab');
  if (!isObject(entries)) throw new ModelFilesError('tokenizer.json has no vocabulary');
  for (const [token, id] of Object.entries(entries)) {
    if (typeof id !== 'number' || !vocabulary.set(id, { text: token, type: tokenTypes.normal, score: 0 })) {
      throw new ModelFilesError(
        `tokenizer.json gives the token ${JSON.stringify(token)} the id ${JSON.stringify(id)}; the model has ${vocabulary.tokens.length} tokens`,
      );
    }
  }
  return model;
}

/** The pairs that are joined, in order. They are kept as texts with a space between, or since tokenizers 0.20 as lists. */
export function readMerges(model: Settings): [string, string][] {
  return (model.optionalList('merges') ?? []).map((merge) => {
    const pair = typeof merge === 'string' ? splitAtSpace(merge) : merge;
    if (Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string') {
      return [pair[0], pair[1]];
    }
    throw new ModelFilesError('tokenizer.json has merges that are no pairs');
  });
}

function splitAtSpace(merge: string): string[] {
  const space = merge.indexOf(' ', 1);
  return [merge.slice(0, space), merge.slice(space + 1)];
}

/** A vocabulary of pieces of bytes (GPT-2, Llama 3, Qwen …). */
export function byteLevelBpe(vocabulary: Vocabulary, tokenizer: Settings): Map<string, TypedValue> {
  const model = addVocabularyObject(vocabulary, tokenizer);
  const ignoresMerges = model.optionalBoolean('ignore_merges') ?? false;
  return new Map<string, TypedValue>([
    ['tokenizer.ggml.model', text('gpt2')],
    ['tokenizer.ggml.pre', text(preTokenizerName(tokenizer.raw('pre_tokenizer'), ignoresMerges))],
    // A space within a part would look like the one between; bytes have a sign of their own for it.
    [
      'tokenizer.ggml.merges',
      list(
        'string',
        readMerges(model).map((pair) => pair.map(withoutSpaces).join(' ')),
      ),
    ],
  ]);
}

function withoutSpaces(part: string): string {
  return part.replaceAll(' ', 'Ġ');
}
