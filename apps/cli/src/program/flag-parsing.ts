import { UsageError } from '../command-error.js';
import type { FlagDefinition } from './command-definition.js';

const yes = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const no = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * Reads the value of an option.
 *
 * @throws UsageError where the text is not of the option's kind.
 */
export function parseFlagValue(flag: FlagDefinition, text: string): string | number | boolean {
  if (flag.kind === 'boolean') {
    if (yes.has(text)) return true;
    if (no.has(text)) return false;
    throw invalid(flag, text, 'must be true or false');
  }
  if (flag.kind === 'integer') {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value)) throw invalid(flag, text, 'must be a whole number');
    return value;
  }
  return text;
}

function invalid(flag: FlagDefinition, text: string, expectation: string): UsageError {
  return new UsageError(`invalid argument "${text}" for "${flagLabel(flag)}" flag: ${expectation}`);
}

/** An option as messages name it: `-f, --file`. */
export function flagLabel(flag: FlagDefinition): string {
  return flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
}
