import { describeValid, file, from, parameter } from '../fixtures/modelfile-case.js';

/** Every parameter with a value as it may be written, and what it means. */
const all: readonly (readonly [name: string, written: string, value: number | boolean | readonly string[]])[] = [
  ['num_ctx', '8192', 8192],
  ['num_batch', '512', 512],
  ['num_gpu', '-1', -1],
  ['main_gpu', '0', 0],
  ['use_mmap', 'false', false],
  ['num_thread', '8', 8],
  ['draft_num_predict', '4', 4],
  ['num_keep', '4', 4],
  ['seed', '42', 42],
  ['num_predict', '-2', -2],
  ['top_k', '40', 40],
  ['top_p', '0.9', 0.9],
  ['min_p', '0.05', 0.05],
  ['typical_p', '1.0', 1],
  ['repeat_last_n', '64', 64],
  ['temperature', '0.7', 0.7],
  ['repeat_penalty', '1.1', 1.1],
  ['presence_penalty', '-1.5', -1.5],
  ['frequency_penalty', '2', 2],
  ['stop', '<|im_end|>', ['<|im_end|>']],
];

const deprecated =
  'penalize_newline low_vram f16_kv logits_all vocab_only use_mlock mirostat mirostat_tau mirostat_eta'.split(' ');

/** A Modelfile with one parameter, written like this. */
function one(title: string, name: string, written: string, text: string, value: unknown) {
  return {
    title,
    text: file('FROM m', `PARAMETER ${name} ${written}`),
    commands: [from('m'), parameter(name, text)],
    request: { parameters: { [name]: value as number }, warnings: [] },
  };
}

describeValid('PARAMETER', [
  {
    title: 'sets every parameter in its type',
    text: file('FROM m', ...all.map(([name, written]) => `PARAMETER ${name} ${written}`)),
    commands: [from('m'), ...all.map(([name, written]) => parameter(name, written))],
    request: { parameters: Object.fromEntries(all.map(([name, , value]) => [name, value])) },
  },
  one('may be a number in quotes', 'temperature', '"0.5"', '0.5', 0.5),
  one('may be a number without digits before its point', 'min_p', '.05', '.05', 0.05),
  one('may be a number with an exponent', 'temperature', '5e-1', '5e-1', 0.5),
  one('may be a number with a sign', 'seed', '+7', '+7', 7),
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => one(`may be yes as ${text}`, 'use_mmap', text, text, true)),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) =>
    one(`may be no as ${text}`, 'use_mmap', text, text, false),
  ),
  one('may be a stop text with a space', 'stop', 'User: ', 'User:', ['User:']),
  one('may be a stop text that ends with a space', 'stop', '"User: "', 'User: ', ['User: ']),
  one('may be a stop text with a line break', 'stop', '"\n\n"', '\n\n', ['\n\n']),
  one('may be a stop text of digits', 'stop', '1', '1', ['1']),
  one('may be a stop text like a comment', 'stop', '### End', '### End', ['### End']),
  {
    title: 'stands several times: stop texts add up, of the others the last one counts',
    text: file('FROM m', 'PARAMETER stop a', 'PARAMETER seed 1', 'PARAMETER stop b', 'PARAMETER seed 2'),
    commands: [
      from('m'),
      parameter('stop', 'a'),
      parameter('seed', '1'),
      parameter('stop', 'b'),
      parameter('seed', '2'),
    ],
    request: { parameters: { stop: ['a', 'b'], seed: 2 } },
  },
  {
    title: 'is skipped with a warning where it does nothing any more, whatever its value',
    text: file('FROM m', ...deprecated.map((name) => `PARAMETER ${name} x`)),
    commands: [from('m'), ...deprecated.map((name) => parameter(name, 'x'))],
    request: { parameters: {}, warnings: deprecated.map((name) => `warning: parameter ${name} is deprecated`) },
  },
]);
