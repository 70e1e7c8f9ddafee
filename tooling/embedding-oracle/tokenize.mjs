/** @typedef {import('./read-gguf.mjs').Weights} Weights */

/** GPT-2's words; SmolLM's digits are cut off one by one before. */
const words = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
const digits = /(\p{N})/u;

/** Types of tokens in the vocabulary that stand for themselves wherever they are written: control and user-defined. */
const wholeTokens = new Set([3, 4]);

/** Bytes as the vocabulary spells them: each as a visible character. */
const spellings = spellBytes();

/**
 * Text to token ids: byte-level BPE with SmolLM's rules.
 *
 * @param {Weights} weights
 * @param {string} text
 * @returns {number[]}
 */
export function tokenize({ metadata }, text) {
  /** @type {string[]} */
  const tokens = metadata['tokenizer.ggml.tokens'];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const ranks = new Map(
    metadata['tokenizer.ggml.merges'].map((/** @type {string} */ pair, /** @type {number} */ rank) => [pair, rank]),
  );
  const whole = tokens.filter((_, id) => wholeTokens.has(metadata['tokenizer.ggml.token_type'][id]));
  const border = new RegExp(`(${whole.map((token) => token.replaceAll('|', '\\|')).join('|')})`, 'u');
  return text.split(border).flatMap((part) => {
    const id = ids.get(part);
    if (id !== undefined && whole.includes(part)) return [id];
    const pieces = part.split(digits).flatMap((piece) => piece.match(words) ?? []);
    return pieces.flatMap((piece) => merge(piece, ranks).map((one) => ids.get(one) ?? fail(one)));
  });
}

/**
 * @param {string} word
 * @param {Map<string, number>} ranks
 */
function merge(word, ranks) {
  const parts = [...Buffer.from(word)].map((byte) => spellings[byte] ?? '');
  while (true) {
    let best = { at: -1, rank: Infinity };
    for (let at = 0; at + 1 < parts.length; at++) {
      const rank = ranks.get(`${parts[at]} ${parts[at + 1]}`) ?? Infinity;
      if (rank < best.rank) best = { at, rank };
    }
    if (best.at < 0) return parts;
    parts.splice(best.at, 2, `${parts[best.at]}${parts[best.at + 1]}`);
  }
}

function spellBytes() {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const visible = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    return String.fromCodePoint(visible ? byte : next++);
  });
}

/**
 * @param {string} token
 * @returns {never}
 */
function fail(token) {
  throw new Error(`no token "${token}"`);
}
