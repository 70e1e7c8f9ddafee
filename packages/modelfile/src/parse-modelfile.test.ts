import { describe, expect, it } from 'vitest';
import { ModelfileError, ModelfileSyntaxError, parseModelfile, type Command } from './index.js';

/** The commands without their places. */
function commandsOf(text: string | Uint8Array): Command[] {
  return parseModelfile(text).commands.map(({ places: _places, ...command }) => command);
}

/** The value of the SYSTEM instruction that is written like this. */
function systemOf(text: string): string {
  const command = commandsOf(`FROM m\nSYSTEM ${text}`)[1];
  return command?.instruction === 'system' ? command.value : `not a system instruction: ${JSON.stringify(command)}`;
}

function errorOf(text: string): ModelfileSyntaxError {
  try {
    parseModelfile(text);
  } catch (error) {
    if (ModelfileSyntaxError.isInstance(error)) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(text)} was accepted`);
}

const unknownCommand =
  'command must be one of "from", "license", "template", "system", "adapter", "draft", "renderer", "parser", "parameter", "message", or "requires"';

describe('instructions', () => {
  it('are read in any case and any order', () => {
    const text = [
      '# a comment',
      '',
      'parameter temperature 0.7',
      '  \tFrom  ./model.gguf',
      'TEMPLATE """{{ .System }}',
      'FROM is text here',
      '"""',
      'MESSAGE user Hello there!',
      'LICENSE MIT # not a comment',
      '   # another comment',
      'Requires v0.14.0',
    ].join('\n');
    expect(commandsOf(text)).toEqual([
      { instruction: 'parameter', name: 'temperature', value: '0.7' },
      { instruction: 'from', value: './model.gguf' },
      { instruction: 'template', value: '{{ .System }}\nFROM is text here\n' },
      { instruction: 'message', role: 'user', content: 'Hello there!' },
      { instruction: 'license', value: 'MIT # not a comment' },
      { instruction: 'requires', value: 'v0.14.0' },
    ]);
  });

  it('have places: their own, and those of name and value', () => {
    const text = 'FROM m\n\n  SYSTEM  """a\nb"""\nPARAMETER \t seed 1\nMESSAGE user  "Hi"';
    expect(parseModelfile(text).commands.map(({ places }) => places)).toEqual([
      { instruction: { line: 1, column: 1 }, value: { line: 1, column: 6 } },
      { instruction: { line: 3, column: 3 }, value: { line: 3, column: 11 } },
      { instruction: { line: 5, column: 1 }, name: { line: 5, column: 13 }, value: { line: 5, column: 18 } },
      { instruction: { line: 6, column: 1 }, name: { line: 6, column: 9 }, value: { line: 6, column: 15 } },
    ]);
  });

  it.each(['from', 'license', 'template', 'system', 'adapter', 'draft', 'renderer', 'parser', 'requires'])(
    'include %s with one value',
    (instruction) => {
      expect(commandsOf(`FROM m\n${instruction.toUpperCase()} a b`)[1]).toEqual({ instruction, value: 'a b' });
    },
  );

  it.each(['system', 'user', 'assistant'])('include messages of the role %s', (role) => {
    expect(commandsOf(`FROM m\nMESSAGE ${role} """a\nb"""`)[1]).toEqual({
      instruction: 'message',
      role,
      content: 'a\nb',
    });
  });

  it('may be divided from name and value by several blanks', () => {
    expect(commandsOf('FROM\tm\nPARAMETER \t num_ctx \t 10 \t')[1]).toEqual({
      instruction: 'parameter',
      name: 'num_ctx',
      value: '10',
    });
  });
});

describe('values', () => {
  it.each([
    ['plain text', 'a  b\tc ', 'a  b\tc'],
    ['single quotes', `'a'`, `'a'`],
    ['a quote inside', 'a "b" c', 'a "b" c'],
    ['quotes', '" a "', ' a '],
    ['quotes over lines', '"a\nb\n"', 'a\nb\n'],
    ['quotes within quotes', '"a "b""', 'a "b"'],
    ['backslashes', '"a\\n\\"', 'a\\n\\'],
    ['nothing', '""', ''],
    ['three quotes', '"""a"""', 'a'],
    ['three quotes over lines', '"""\na "b"\n\n# c\n"""  ', '\na "b"\n\n# c\n'],
    ['nothing in three quotes', '""""""', ''],
    ['a quote next to three', '""""a""""', '"a"'],
    ['three quotes and text after them', '"""a""" b\nc"""', 'a""" b\nc'],
    ['quotes and text after them', '"a" b\nc"', 'a" b\nc'],
    ['Windows line ends', '"a\r\nb"\r\n', 'a\r\nb'],
    ['old Mac line ends', '"a\rb"\r', 'a\rb'],
    ['characters that can not be seen', 'a\u{a0}b\u{200d}c\u{0}d\u{7}e\u{feff}f', 'abcdef'],
    ['other scripts', 'größer 日本語 🦙 e\u{301}', 'größer 日本語 🦙 e\u{301}'],
  ])('may be %s', (_what, text, value) => {
    expect(systemOf(text)).toBe(value);
  });

  it('end at their line, so that the next instruction counts', () => {
    expect(commandsOf('FROM m\nSYSTEM a\rLICENSE b\r\n\r\nADAPTER c')).toHaveLength(4);
  });
});

describe('encodings', () => {
  const text = 'FROM m\nSYSTEM größer 🦙\n';
  const expected = commandsOf(text);

  it('may be UTF-8 with and without a byte-order mark', () => {
    expect(commandsOf(Buffer.from(text))).toEqual(expected);
    expect(commandsOf(Buffer.from(`\u{feff}${text}`))).toEqual(expected);
    expect(commandsOf(`\u{feff}${text}`)).toEqual(expected);
  });

  it('may be UTF-16 with a byte-order mark', () => {
    const littleEndian = Buffer.from(`\u{feff}${text}`, 'utf16le');
    expect(commandsOf(littleEndian)).toEqual(expected);
    expect(commandsOf(Buffer.from(littleEndian).swap16())).toEqual(expected);
  });
});

describe('errors', () => {
  it.each([
    ['an unknown instruction', 'FROM m\nFORM x', `(line 2): ${unknownCommand}`, 2, 1],
    ['a line of text', 'FROM m\n\n  You are Mario.', `(line 3): ${unknownCommand}`, 3, 3],
    ['a sign instead of a blank', 'FROM: m', `(line 1): ${unknownCommand}`, 1, 1],
    ['a number', '1 x', `(line 1): ${unknownCommand}`, 1, 1],
    ['an instruction alone on its line', 'SYSTEM\nx\nFROM m', `(line 2): ${unknownCommand}`, 1, 1],
    ['an instruction at the end', 'FROM m\nSYSTEM', 'unexpected EOF', 2, 7],
    ['a parameter without a value', 'FROM m\nPARAMETER seed\n', 'unexpected EOF: seed', 2, 15],
    ['a parameter with a sign in its name', 'FROM m\nPARAMETER top-k 1', 'unexpected EOF: top', 2, 14],
    ['a parameter without a name', 'FROM m\nPARAMETER \n', 'unexpected EOF', 2, 11],
    [
      'an unknown role',
      'FROM m\nMESSAGE tool x',
      '(line 2): message role must be one of "system", "user", or "assistant"',
      2,
      9,
    ],
    [
      'a role in upper case',
      'FROM m\nMESSAGE User x',
      '(line 2): message role must be one of "system", "user", or "assistant"',
      2,
      9,
    ],
    ['a message without a text', 'FROM m\nMESSAGE user\n', 'unexpected EOF: user', 2, 13],
    ['quotes that never end', 'FROM m\nSYSTEM """a\nb"\n', 'unexpected EOF', 2, 8],
    ['one quote that never ends', 'FROM m\nSYSTEM "a\nb\n', 'unexpected EOF', 2, 8],
    ['five quotes', 'FROM m\nSYSTEM """""', 'unexpected EOF', 2, 8],
    ['no FROM', 'SYSTEM a', 'no FROM line', 1, 1],
    ['nothing at all', '', 'no FROM line', 1, 1],
    ['an empty FROM', 'FROM m\nFROM \nSYSTEM a', 'no FROM line', 2, 6],
  ])('for %s say what and where', (_what, text, message, line, column) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ code: 'modelfile-syntax', message, line, column });
    expect(error.hint).not.toBe('');
    expect(ModelfileError.isInstance(error)).toBe(true);
  });

  it('come with what to do', () => {
    expect(errorOf('FROM m\nFORM x').hint).toBe(
      '"FORM" is no instruction: write FROM, or begin a text of several lines with """',
    );
    expect(errorOf('FROM m\nYou are Mario.').hint).toBe(
      '"You" is no instruction: correct it, or begin a text of several lines with """',
    );
    expect(errorOf('SYSTEM """a').hint).toBe(
      'the value that begins on line 1 has no closing quotes: end one of its lines with them',
    );
  });

  it('come soon for a long text whose quotes never end', () => {
    expect(errorOf(`FROM m\nSYSTEM """${'a line "of" text\n'.repeat(200_000)}`).message).toBe('unexpected EOF');
  });
});
