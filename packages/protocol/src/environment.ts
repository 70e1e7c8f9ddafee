import { InvalidDurationError, parseDuration } from './duration.js';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const trueTexts = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const falseTexts = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * The value of a setting: `readSetting(env, 'HOST')` takes `PUNA_HOST`, else `OLLAMA_HOST`.
 *
 * @returns the value without spaces and quotes around it; undefined where neither is set to anything.
 */
export function readSetting(environment: Environment, name: string): string | undefined {
  return readString(environment[`PUNA_${name}`]) ?? readString(environment[`OLLAMA_${name}`]);
}

/** A value without the spaces and quotes around it; undefined where nothing is left. */
export function readString(value: string | undefined): string | undefined {
  const trimmed = value
    ?.trim()
    .replace(/^["']+/, '')
    .replace(/["']+$/, '');
  return trimmed === '' ? undefined : trimmed;
}

/** A switch. Text that is neither a known "yes" nor a known "no" switches on. */
export function readBoolean(value: string | undefined, defaultValue: boolean): boolean {
  const text = readString(value);
  if (text === undefined) return defaultValue;
  return trueTexts.has(text) || !falseTexts.has(text);
}

/**
 * A whole number from 0 on.
 *
 * @param warn is told where the value can't be read and the default is used instead.
 */
export function readUnsigned(
  value: string | undefined,
  defaultValue: number,
  warn?: (message: string) => void,
): number {
  const text = readString(value);
  if (text === undefined) return defaultValue;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  warn?.(`"${text}" is not a whole number from 0 on; using ${defaultValue}`);
  return defaultValue;
}

/**
 * A length of time: a duration such as `5m`, or whole seconds.
 *
 * @param defaultValue milliseconds.
 * @param warn is told where the value can't be read and the default is used instead.
 * @returns milliseconds; `Infinity` where the value is negative.
 */
export function readDurationSetting(
  value: string | undefined,
  defaultValue: number,
  warn?: (message: string) => void,
): number {
  const text = readString(value);
  if (text === undefined) return defaultValue;
  if (/^[+-]?\d+$/.test(text)) return negativeToInfinity(Number(text) * 1000);
  try {
    return negativeToInfinity(parseDuration(text));
  } catch (error) {
    if (!InvalidDurationError.isInstance(error)) throw error;
    warn?.(`${error.message}; using the default`);
    return defaultValue;
  }
}

function negativeToInfinity(milliseconds: number): number {
  return milliseconds < 0 ? Infinity : milliseconds;
}
