import type { Command, Modelfile } from './modelfile.js';
import { clean, readValue } from './read-value.js';
import { splitLines } from './text-lines.js';

/**
 * The text of a Modelfile, one instruction after the other, each with a newline.
 *
 * `parseModelfile` reads the same commands back, with two exceptions that the format has no way to write: characters
 * that it drops (control characters, a no-break space), and a text that needs quotes but has a line, other than its
 * last, that ends with three quotes itself.
 */
export function formatModelfile({ commands }: Modelfile): string {
  return commands.map((command) => `${formatCommand(command)}\n`).join('');
}

function formatCommand(command: Command): string {
  switch (command.instruction) {
    case 'from':
      return `FROM ${command.value}`;
    case 'parameter':
      return `PARAMETER ${command.name} ${quoted(command.value)}`;
    case 'message':
      return `MESSAGE ${command.role} ${quoted(command.content)}`;
    default:
      return `${command.instruction.toUpperCase()} ${quoted(command.value)}`;
  }
}

/**
 * A value with quotes where it needs some. Which quotes is the original's choice wherever its choice reads back; it
 * leaves a value that begins with a quote as it is, which then swallows the lines that follow.
 */
function quoted(value: string): string {
  const kept = clean(value);
  const single = `"${value}"`;
  const triple = `"""${value}"""`;
  const needsQuotes = kept === '' || /[\r\n]/.test(kept) || kept !== kept.trim();
  const inQuotes = value.includes('"') ? [triple, single] : [single, triple];
  const forms = needsQuotes ? inQuotes : [value, ...inQuotes];
  return forms.find((form) => readsBack(form, kept)) ?? inQuotes[0] ?? triple;
}

function readsBack(form: string, value: string): boolean {
  const lines = splitLines(form);
  const read = readValue(lines[0]?.text ?? '', lines, 0);
  return read?.value === value && read.lineCount === lines.length;
}
