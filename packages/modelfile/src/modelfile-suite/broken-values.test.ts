import { describeBroken, file } from '../fixtures/modelfile-case.js';

const allNames =
  'num_ctx, num_batch, num_gpu, main_gpu, use_mmap, num_thread, draft_num_predict, num_keep, seed, num_predict, top_k, top_p, min_p, typical_p, repeat_last_n, temperature, repeat_penalty, presence_penalty, frequency_penalty, stop, runtime, remote_host, remote_model, capability';

/** A Modelfile whose second line sets a parameter. */
function second(title: string, written: string, message: string, column: number, hint: string) {
  return { title, text: file('FROM m', `PARAMETER ${written}`), message, line: 2, column, hint };
}

const float = 'give temperature a number, such as 0.7';
const integer = 'give num_ctx a whole number, such as 4096';
const boolean = 'give use_mmap true or false';

describeBroken('a PARAMETER that can not be', [
  second('has an unknown name', 'warmth 1', "unknown parameter 'warmth'", 11, `use one of ${allNames}`),
  second('has a mistyped name', 'num_ctxx 1', "unknown parameter 'num_ctxx'", 11, 'did you mean num_ctx?'),
  second('has a short name', 'temp 1', "unknown parameter 'temp'", 11, 'did you mean temperature?'),
  second('has a name in upper case', 'TOP_P 1', "unknown parameter 'TOP_P'", 11, 'did you mean top_p?'),
  second('has a name that is long gone', 'numa true', "unknown parameter 'numa'", 11, `use one of ${allNames}`),
  second('is a fraction', 'num_ctx 1.5', 'invalid int value [1.5]', 19, integer),
  second('is a whole number with a unit', 'num_ctx 8k', 'invalid int value [8k]', 19, integer),
  second('is a whole number of nothing', 'num_ctx ""', 'invalid int value []', 19, integer),
  second('is a whole number in words, in quotes', 'num_ctx  "big one"', 'invalid int value [big one]', 20, integer),
  second(
    'is a whole number that JSON can not hold',
    'seed 9007199254740993',
    'invalid int value [9007199254740993]',
    16,
    'give seed a smaller number, of at most 15 digits',
  ),
  second('is a number in words', 'temperature hot', 'invalid float value [hot]', 23, float),
  second('is a number with a comma', 'temperature 0,7', 'invalid float value [0,7]', 23, float),
  second('is not a number', 'temperature NaN', 'invalid float value [NaN]', 23, float),
  second('is endless', 'temperature 1e99', 'invalid float value [1e99]', 23, float),
  second(
    'has a comment after it',
    'temperature 0.7 # warm',
    'invalid float value [0.7 # warm]',
    23,
    `${float}; a comment needs a line of its own`,
  ),
  second('is neither true nor false', 'use_mmap yes', 'invalid bool value [yes]', 20, boolean),
]);

const noVersion = 'requires must be a valid semver (e.g. 0.14.0)';

describeBroken('a REQUIRES', [
  {
    title: 'is a word',
    text: file('FROM m', 'REQUIRES latest'),
    message: noVersion,
    line: 2,
    column: 10,
    hint: '"latest" is none: write three numbers with dots',
  },
  {
    title: 'is a range',
    text: file('FROM m', 'REQUIRES  >=0.14.0'),
    message: noVersion,
    line: 2,
    column: 11,
    hint: '">=0.14.0" is none: write three numbers with dots',
  },
  {
    title: 'has four numbers, and a sound one after it',
    text: file('FROM m', 'REQUIRES 0.14.0.1', 'REQUIRES 0.14.0'),
    message: noVersion,
    line: 2,
    column: 10,
    hint: '"0.14.0.1" is none: write three numbers with dots',
  },
]);
