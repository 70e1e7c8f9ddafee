import { decodeModelfile } from './decode-modelfile.js';
import { ModelfileSyntaxError } from './errors/modelfile-syntax-error.js';
import { LineCursor, unexpectedEnd } from './line-cursor.js';
import { messageRoles, valueInstructions, type Command, type MessageRole, type Modelfile } from './modelfile.js';
import { nearestName } from './nearest-name.js';
import type { Place } from './place.js';
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
  const text = typeof input === 'string' ? input : decodeModelfile(input);
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
  checkFrom(commands);
  return { commands };
}

function checkFrom(commands: readonly Command[]): void {
  const from = commands.filter(({ instruction }) => instruction === 'from');
  const empty = from.find((command) => 'value' in command && command.value === '');
  if (from.length > 0 && empty === undefined) return;
  const hint = 'add a line such as "FROM llama3.2" or "FROM ./model.gguf"';
  throw new ModelfileSyntaxError('no FROM line', hint, empty?.places?.value ?? { line: 1, column: 1 });
}

/** A command and how many lines it takes. */
interface ReadCommand {
  readonly command: Command;
  readonly lineCount: number;
}

function readCommand(cursor: LineCursor): ReadCommand {
  const start = cursor.place;
  const instruction = readInstruction(cursor);
  if (instruction === 'parameter') {
    const name = readName(cursor);
    const { value, place, lineCount } = cursor.readValue();
    const places = { instruction: start, name: name.place, value: place };
    return { command: { instruction, name: name.word, value, places }, lineCount };
  }
  if (instruction === 'message') {
    const role = readRole(cursor);
    const { value, place, lineCount } = cursor.readValue();
    const places = { instruction: start, name: role.place, value: place };
    return { command: { instruction, role: role.word, content: value, places }, lineCount };
  }
  const { value, place, lineCount } = cursor.readValue();
  return { command: { instruction, value, places: { instruction: start, value: place } }, lineCount };
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
      ? `"${firstWord(word + cursor.rest)}" is no instruction: ${correction(word)}, or begin a text of several lines with """`
      : `after "${word}" there must be a space and a value, on the same line`;
  throw new ModelfileSyntaxError(`(line ${reportedLine}): ${unknownCommand}`, hint, start);
}

/** A word and where it begins. */
interface ReadWord<Word extends string = string> {
  readonly word: Word;
  readonly place: Place;
}

/** Reads a word that a value must follow. */
function readWord(cursor: LineCursor, pattern: RegExp, hint: string): ReadWord {
  cursor.skipBlanks();
  const { place } = cursor;
  const word = cursor.take(pattern);
  if (cursor.isAtBlank && word !== '') return { word, place };
  throw cursor.error(word === '' ? unexpectedEnd : `${unexpectedEnd}: ${word}`, hint);
}

function readName(cursor: LineCursor): ReadWord {
  return readWord(cursor, /^[A-Za-z0-9_]*/, 'write "PARAMETER", a name of letters, digits and _, and a value');
}

function readRole(cursor: LineCursor): ReadWord<MessageRole> {
  const hint = 'write "MESSAGE", a role (system, user or assistant), and a text';
  const { word, place } = readWord(cursor, /^[A-Za-z]*/, hint);
  const role = messageRoles.find((role) => role === word);
  if (role !== undefined) return { word: role, place };
  const message = `(line ${place.line}): ${unknownRole}`;
  throw new ModelfileSyntaxError(message, `"${word}" is no role; roles are in lower case`, place);
}

const instructions = [...valueInstructions, 'parameter', 'message'] as const;

function findInstruction(word: string): Command['instruction'] | undefined {
  const lower = word.toLowerCase();
  return instructions.find((instruction) => instruction === lower);
}

function correction(word: string): string {
  const nearest = nearestName(word, instructions);
  return nearest === undefined ? 'correct it' : `write ${nearest.toUpperCase()}`;
}

function firstWord(text: string): string {
  return /^\S{0,40}/.exec(text)?.[0] ?? '';
}
