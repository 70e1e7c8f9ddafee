import type { CommandContext } from '../command-context.js';

/** An option of a command. */
export interface FlagDefinition {
  /** Without dashes: `keepalive`. */
  readonly name: string;

  /** One letter. */
  readonly short?: string;

  /**
   * - `boolean`: `--name`, `--name=false`;
   * - `text`: `--name VALUE`, `--name=VALUE`;
   * - `optional-text`: `--name` (which means `true`) or `--name=VALUE`; a next word is no value of it;
   * - `integer`: as `text`, but a whole number.
   */
  readonly kind: 'boolean' | 'text' | 'optional-text' | 'integer';

  readonly description: string;

  /** Accepted, but not shown in the help. */
  readonly hidden?: boolean;
}

/** The values of the options that were given. The keys are the names in camel case: `keepalive`, `withTinyModel`. */
export type FlagValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** Runs a command. It ends well where the promise resolves. */
export type CommandAction = (
  context: CommandContext,
  commandArguments: readonly string[],
  flags: FlagValues,
) => Promise<void>;

/** One command of the program, as data: help, parsing and running all read the same. */
export interface CommandDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];

  /** The arguments as the help shows them: `MODEL [PROMPT...]`. */
  readonly usage: string;

  /** One line. */
  readonly summary: string;

  /** How many arguments it takes. Without `most` any number from `least` on. */
  readonly argumentCount: { readonly least: number; readonly most?: number };

  readonly flags: readonly FlagDefinition[];

  /** The settings that it reads, without the prefix `PUNA_`. */
  readonly settings: readonly string[];

  /** Loads the command's code. Each command is loaded only when it runs, so that all of them start fast. */
  load(): Promise<CommandAction>;
}
