import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { isObject } from '../json/parse-json.js';

/** The start and the end that several models' patterns share, as their tokenizer.json has them. */
const contractions = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`;
const word = String.raw`[^\r\n\p{L}\p{N}]?\p{L}+`;
const rest = String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const cased = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const uncased = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
const casedWords = (ending: string): string =>
  String.raw`[^\r\n\p{L}\p{N}]?${cased}*${uncased}+${ending}|[^\r\n\p{L}\p{N}]?${cased}+${uncased}*${ending}`;
const restWithSlash = String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

const lineEnd = String.raw`[\r\n]`;
const asian = '[一-龥ࠀ-一가-퟿]+';

/** The letters that DeepSeek's first models join: those of alphabets with two cases. */
const deepSeekLetters = String.raw`\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+`;

const split = (pattern: string): string => `split ${pattern}`;
const threeDigits = split(String.raw`\p{N}{1,3}`);
const gpt2 = 'bytes with the pattern of GPT-2';
const singleDigits = 'single digits';
const o200k = split(`${casedWords(`${contractions}?`)}|${String.raw`\p{N}{1,3}`}|${restWithSlash}`);

/** What splits a text into words, step by step, and llama.cpp's name for it (`tokenizer.ggml.pre`). */
interface PreTokenizer {
  readonly steps: readonly string[];
  /** Where two names differ in this alone: whether a word that is a token is taken as it is. */
  readonly ignoresMerges?: boolean;
  readonly name: string;
}

const preTokenizers: readonly PreTokenizer[] = [
  { steps: [gpt2], name: 'gpt-2' },
  { steps: [singleDigits, gpt2], name: 'smollm' },
  {
    steps: [split(`${contractions}|${word}|${String.raw`\p{N}{1,3}`}|${rest}`)],
    ignoresMerges: true,
    name: 'llama-bpe',
  },
  { steps: [split(`${contractions}|${word}|${String.raw`\p{N}{1,3}`}|${rest}`)], ignoresMerges: false, name: 'dbrx' },
  { steps: [split(`${contractions}|${word}|${String.raw`\p{N}`}|${rest}`)], name: 'qwen2' },
  {
    steps: [
      split(
        `${contractions}|${String.raw`[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`}`,
      ),
    ],
    name: 'qwen35',
  },
  { steps: [split(`${casedWords('')}|${String.raw`\p{N}`}|${restWithSlash}`)], name: 'tekken' },
  { steps: [o200k], ignoresMerges: false, name: 'gpt-4o' },
  // IBM's name for the same with that flag; of the two it is also the one that keeps accents with their letters.
  { steps: [o200k], ignoresMerges: true, name: 'granite-embed-multi-97m' },
  {
    steps: [
      threeDigits,
      split('[一-龥぀-ゟ゠-ヿ]+'),
      split(
        String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_${'`'}{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
      ),
    ],
    name: 'deepseek-v3',
  },
  {
    steps: [split(lineEnd), split(String.raw`\s?\p{L}+`), split(String.raw`\s?\p{P}+`), split(asian), singleDigits],
    name: 'deepseek-coder',
  },
  {
    // llama.cpp keeps digits together here. No pair of digits is in these vocabularies, so that it comes to the same.
    steps: [
      split(lineEnd),
      split(deepSeekLetters),
      split(String.raw`\s?[!-/:-~！-／：-～‘-‟　-。]+`),
      split(String.raw`\s+$`),
      split(asian),
      singleDigits,
    ],
    name: 'deepseek-llm',
  },
  {
    steps: [threeDigits, split(`${contractions}|${word}|${String.raw`\p{N}+`}|${rest}`)],
    ignoresMerges: true,
    name: 'minicpm5',
  },
  {
    steps: [split(`${contractions}|${word}|${String.raw`\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+`}`)],
    name: 'seed-coder',
  },
];

/** llama.cpp's names for the ways of splitting that are known. */
export const preTokenizerNames: readonly string[] = preTokenizers.map(({ name }) => name);

/**
 * llama.cpp's name for the way in which a byte-level tokenizer splits a text. llama.cpp's own converter runs the tokenizer
 * over a test text and looks the hash of the result up; here the settings themselves are compared.
 *
 * @throws {UnsupportedModelError} that names the steps, where llama.cpp's are not known to be equal.
 */
export function preTokenizerName(preTokenizer: unknown, ignoresMerges: boolean): string {
  const steps = describeSteps(preTokenizer).filter((step) => step !== 'bytes');
  const known = preTokenizers.find(
    (candidate) =>
      candidate.steps.join('\n') === steps.join('\n') &&
      (candidate.ignoresMerges === undefined || candidate.ignoresMerges === ignoresMerges),
  );
  if (known !== undefined) return known.name;
  const list = steps.map((step) => JSON.stringify(step)).join(', then ');
  throw new UnsupportedModelError(
    `the tokenizer splits texts in a way that is not known for llama.cpp: ${list || 'not at all'}`,
  );
}

/** Whether texts become bytes, which is what this kind of tokenizer works on. */
export function isByteLevel(preTokenizer: unknown): boolean {
  return describeSteps(preTokenizer).some((step) => step.startsWith('bytes'));
}

/** The steps in words that can be compared and shown. */
function describeSteps(preTokenizer: unknown): string[] {
  if (!isObject(preTokenizer)) return [];
  const { type } = preTokenizer;
  if (type === 'Sequence' && Array.isArray(preTokenizer['pretokenizers'])) {
    return preTokenizer['pretokenizers'].flatMap(describeSteps);
  }
  if (type === 'ByteLevel') return describeByteLevel(preTokenizer);
  if (type === 'Digits') return [preTokenizer['individual_digits'] === true ? singleDigits : 'runs of digits'];
  if (type === 'Split') return [describeSplit(preTokenizer)];
  return [typeof type === 'string' ? type : 'a step without a type'];
}

function describeByteLevel({ use_regex: usesPattern, add_prefix_space: addsSpace }: Record<string, unknown>): string[] {
  const step = usesPattern === false ? 'bytes' : gpt2;
  // llama.cpp puts no space in front of what becomes bytes.
  return addsSpace === true ? ['a space in front', step] : [step];
}

function describeSplit({ pattern, behavior, invert }: Record<string, unknown>): string {
  const regex = isObject(pattern) ? pattern['Regex'] : undefined;
  // Taking what matches and leaving out what is between is the same for patterns that match everything.
  const isPlain = (behavior === 'Isolated' && invert !== true) || (behavior === 'Removed' && invert === true);
  return isPlain && typeof regex === 'string'
    ? split(escaped(regex))
    : `split ${JSON.stringify({ pattern, behavior, invert })}`;
}

/** Line ends are written out in some patterns and escaped in others. */
function escaped(regex: string): string {
  return regex.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`);
}
