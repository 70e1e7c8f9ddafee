import { parseDuration } from '@puna/protocol/settings';
import { UsageError } from '../command-error.js';
import type { FlagValues } from '../program/command-definition.js';

/** What `--think` can ask for. */
export type ThinkValue = boolean | 'high' | 'medium' | 'low' | 'max';

/** The options of `puna run`, checked. */
export interface RunOptions {
  readonly verbose: boolean;
  readonly hideThinking: boolean;
  readonly wordWrap: boolean;
  readonly think?: ThinkValue;

  /** `json`, or a JSON schema. */
  readonly format?: string | object;

  /** A duration as the API takes it. */
  readonly keepAlive?: string;

  /** For embedding models. */
  readonly truncate?: boolean;
  readonly dimensions?: number;
}

const thinkValues: ReadonlyMap<string, ThinkValue> = new Map<string, ThinkValue>([
  ['true', true],
  ['false', false],
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['max', 'max'],
]);

/**
 * Reads the options of `puna run`.
 *
 * @throws UsageError, InvalidDurationError where a value makes no sense.
 */
export function readRunOptions(flags: FlagValues): RunOptions {
  const { think, format, keepalive, truncate, dimensions } = flags;
  if (typeof keepalive === 'string') parseDuration(keepalive);
  return {
    verbose: flags.verbose === true,
    hideThinking: flags.hidethinking === true,
    wordWrap: flags.nowordwrap !== true,
    ...(typeof think === 'string' && { think: parseThink(think) }),
    ...(typeof format === 'string' && format !== '' && { format: parseFormat(format) }),
    ...(typeof keepalive === 'string' && { keepAlive: keepalive }),
    ...(typeof truncate === 'boolean' && { truncate }),
    ...(typeof dimensions === 'number' && { dimensions }),
  };
}

function parseThink(text: string): ThinkValue {
  const value = thinkValues.get(text);
  if (value !== undefined) return value;
  throw new UsageError(
    `invalid value for --think: ${JSON.stringify(text)} (must be true, false, high, medium, low, or max)`,
  );
}

function parseFormat(text: string): string | object {
  if (text === 'json') return text;
  try {
    return JSON.parse(text) as string | object;
  } catch {
    throw new UsageError(`invalid value for --format: ${JSON.stringify(text)} (must be json or a JSON schema)`);
  }
}
