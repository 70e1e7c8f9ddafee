import { decodeText } from './decode-text.js';
import { ModelfileSyntaxError } from './errors/modelfile-syntax-error.js';
import { LineCursor, unexpectedEnd } from './line-cursor.js';
import { messageRoles, valueInstructions, type Command, type MessageRole, type Modelfile } from './modelfile.js';
import { splitLines } from './text-lines.js';

const unknownCommand =
  'command must be one of "from", "license", "template", "system", "adapter", "draft", "renderer", "parser", "parameter", "message", or "requires"';
const unknownRole = 'message role must be one of "system", "user", or "assistant"';

/**
 * Reads a Modelfile.
 *
 * @param input a text, or the bytes of a file: UTF-8, or UTF-16 with a byte-order mark.
 * @throws ModelfileSyntaxError
 */
export function parseModelfile(input: string | Uint8Array): Modelfile {
  const text = typeof input === 'string' ? input : decodeText(input);
  const lines = splitLines(text.replace(/^\u{feff}/u, ''));
  const commands: Command[] = [];
  for (let at = 0; at < lines.length;) {
    const cursor = new LineCursor(lines, at);
    cursor.skipBlanks();
    if (cursor.rest === '' || cursor.rest.startsWith('#')) {
      at += 1;
      continue;
    }
    const { command, lineCount } = readCommand(cursor);
    commands.push(command);
    at += lineCount;
  }
  const from = commands.filter(({ instruction }) => instruction === 'from');
  const empty = from.find((command) => 'value' in command && command.value === '');
  if (from.length === 0 || empty !== undefined) {
    const hint = 'add a line such as "FROM llama3.2" or "FROM ./model.gguf"';
    throw new ModelfileSyntaxError('no FROM line', hint, { line: empty?.line ?? 1, column: 1 });
  }
  return { commands };
}

function readCommand(cursor: LineCursor): { command: Command; lineCount: number } {
  const { line } = cursor;
  const instruction = readInstruction(cursor);
  if (instruction === 'parameter') {
    const name = readWord(cursor, /^[A-Za-z0-9_]*/, 'write "PARAMETER", a name of letters, digits and _, and a value');
    const { value, lineCount } = cursor.readValue();
    return { command: { instruction, name, value, line }, lineCount };
  }
  if (instruction === 'message') {
    const role = readRole(cursor);
    const { value, lineCount } = cursor.readValue();
    return { command: { instruction, role, content: value, line }, lineCount };
  }
  const { value, lineCount } = cursor.readValue();
  return { command: { instruction, value, line }, lineCount };
}

function readInstruction(cursor: LineCursor): Command['instruction'] {
  const start = cursor.place;
  const word = cursor.take(/^[A-Za-z]*/);
  const instruction = findInstruction(word);
  if (cursor.rest === '' && cursor.endsText) {
    throw cursor.error(unexpectedEnd, `the text ends after "${word}": add a value, or remove the line`);
  }
  if (instruction !== undefined && cursor.isAtBlank) return instruction;
  const reportedLine = cursor.rest === '' ? cursor.line + 1 : cursor.line;
  const hint =
    instruction === undefined
      ? `"${firstWord(word + cursor.rest)}" is no instruction: correct it, or begin a text of several lines with """`
      : `after "${word}" there must be a space and a value, on the same line`;
  throw new ModelfileSyntaxError(`(line ${reportedLine}): ${unknownCommand}`, hint, start);
}

/** Reads a word that a value must follow. */
function readWord(cursor: LineCursor, pattern: RegExp, hint: string): string {
  cursor.skipBlanks();
  const word = cursor.take(pattern);
  if (cursor.isAtBlank && word !== '') return word;
  throw cursor.error(word === '' ? unexpectedEnd : `${unexpectedEnd}: ${word}`, hint);
}

function readRole(cursor: LineCursor): MessageRole {
  const word = readWord(cursor, /^[A-Za-z]*/, 'write "MESSAGE", a role (system, user or assistant), and a text');
  const role = messageRoles.find((role) => role === word);
  if (role !== undefined) return role;
  throw cursor.error(`(line ${cursor.line}): ${unknownRole}`, `"${word}" is no role; roles are in lower case`);
}

function findInstruction(word: string): Command['instruction'] | undefined {
  const lower = word.toLowerCase();
  return [...valueInstructions, 'parameter' as const, 'message' as const].find((instruction) => instruction === lower);
}

function firstWord(text: string): string {
  return /^\S{0,40}/.exec(text)?.[0] ?? '';
}
