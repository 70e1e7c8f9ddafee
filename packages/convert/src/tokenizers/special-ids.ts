import type { Settings } from '../model-files/settings.js';
import type { Vocabulary } from './token.js';

/** The kinds of special tokens by their name in tokenizer_config.json. */
const namedKinds = ['bos', 'eos', 'unk', 'sep', 'pad', 'mask', 'cls'] as const;

/** A kind of special token. `formerEos`: what files call EOS where another token is put behind a text. */
export type SpecialKind = (typeof namedKinds)[number] | 'formerEos';

/** The ids of special tokens. */
export type SpecialIds = Map<SpecialKind, number>;

/** Where special tokens are named. */
export interface SpecialTokenSources {
  readonly tokenizer: Settings;
  readonly tokenizerConfig: Settings;
  readonly specialTokensMap: Settings;
  readonly config: Settings;
  readonly generationConfig: Settings;
}

/** What SentencePiece calls them, where no other file does. */
const sentencePieceNames: Partial<Record<SpecialKind, string>> = { bos: '<s>', eos: '</s>', unk: '<unk>' };

/** Which tokens have a meaning. */
export function findSpecialIds(
  vocabulary: Vocabulary,
  sources: SpecialTokenSources,
  isSentencePiece: boolean,
): SpecialIds {
  const ids: SpecialIds = new Map();
  for (const kind of namedKinds) {
    const id =
      idByText(vocabulary, sources, kind) ??
      idByNumber(vocabulary, sources.config, kind) ??
      idByNumber(vocabulary, sources.generationConfig, kind) ??
      (kind === 'unk' ? idOfModel(vocabulary, sources.tokenizer) : undefined) ??
      (isSentencePiece ? vocabulary.id(sentencePieceNames[kind] ?? '') : undefined);
    if (id !== undefined) ids.set(kind, id);
  }
  // Encoders put CLS and SEP where others put BOS and EOS.
  for (const [kind, substitute] of [
    ['bos', 'cls'],
    ['eos', 'sep'],
  ] as const) {
    const id = ids.get(substitute);
    if (!ids.has(kind) && id !== undefined) ids.set(kind, id);
  }
  return ids;
}

function idByText(vocabulary: Vocabulary, sources: SpecialTokenSources, kind: SpecialKind): number | undefined {
  for (const source of [sources.tokenizerConfig, sources.specialTokensMap]) {
    const value = source.raw(`${kind}_token`);
    const content = typeof value === 'object' && value !== null && 'content' in value ? value.content : value;
    const id = typeof content === 'string' ? vocabulary.id(content) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function idByNumber(vocabulary: Vocabulary, config: Settings, kind: SpecialKind): number | undefined {
  const [id] = config.numbersOrNumber(`${kind}_token_id`);
  return id !== undefined && vocabulary.get(id) !== undefined ? id : undefined;
}

/** What tokenizer.json's model itself takes for texts without a token. */
function idOfModel(vocabulary: Vocabulary, tokenizer: Settings): number | undefined {
  const model = tokenizer.section('model');
  const text = model?.raw('unk_token');
  const id = typeof text === 'string' ? vocabulary.id(text) : model?.raw('unk_id');
  return typeof id === 'number' && vocabulary.get(id) !== undefined ? id : undefined;
}
