import { Command, CommanderError, Option } from 'commander';
import type { CommandContext } from '../command-context.js';
import { UsageError } from '../command-error.js';
import type { CommandDefinition, FlagDefinition } from './command-definition.js';
import { parseFlagValue } from './flag-parsing.js';
import { commandHelp, programHelp } from './help-text.js';
import { normaliseArguments } from './normalise-arguments.js';
import { similarNames } from './similar-names.js';

/** The options of the program itself. The last two are accepted for those who are used to them. */
const programFlags: readonly FlagDefinition[] = [
  { name: 'version', short: 'v', kind: 'boolean', description: 'Show version information' },
  { name: 'verbose', kind: 'boolean', description: '', hidden: true },
  { name: 'nowordwrap', kind: 'boolean', description: '', hidden: true },
];

/** What the program is made of. */
export interface ProgramParts {
  readonly commands: readonly CommandDefinition[];

  /** Runs `puna --version`. */
  showVersion(context: CommandContext): Promise<void>;
}

/**
 * Reads the words of a command line and runs the command that they name.
 *
 * @param words without the program's own name.
 * @throws UsageError where the words make no sense; whatever the command throws.
 */
export async function runProgram(
  parts: ProgramParts,
  words: readonly string[],
  context: CommandContext,
): Promise<void> {
  const name = words.find((word) => !word.startsWith('-'));
  const command = name === undefined ? undefined : findCommand(parts, name);
  const flags = [...programFlags, ...(command?.flags ?? [])];
  try {
    await buildProgram(parts, context).parseAsync(normaliseArguments(words, flags), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    throw error;
  }
}

function buildProgram(parts: ProgramParts, context: CommandContext): Command {
  const { commands, showVersion } = parts;
  const write = (text: string): void => void context.stdout.write(text);
  const program = new PunaCommand('puna', () => programHelp([...commands, helpCommand(parts)]));
  program.exitOverride().configureOutput({ writeOut: write, writeErr: () => {}, outputError: () => {} });
  // Options after a command's name are that command's own, also where the program has one of the same name.
  program.helpCommand(false).enablePositionalOptions();
  addFlags(program, programFlags);
  program.action(async (flags: { version?: boolean }) => {
    if (flags.version === true) await showVersion(context);
    else write(programHelp([...commands, helpCommand(parts)]));
  });
  for (const definition of [...commands, helpCommand(parts)]) addCommand(program, definition, context);
  return program;
}

function addCommand(program: PunaCommand, definition: CommandDefinition, context: CommandContext): void {
  const command = new PunaCommand(definition.name, () => commandHelp(definition));
  command.copyInheritedSettings(program).aliases(definition.aliases ?? []);
  addFlags(command, definition.flags);
  command.argument('[arguments...]').action(async (commandArguments: string[], flags: Record<string, string>) => {
    checkArgumentCount(definition.argumentCount, commandArguments.length);
    const action = await definition.load();
    await action(context, commandArguments, flags);
  });
  program.addCommand(command);
}

/** `puna help [COMMAND]` is a command like the others. */
function helpCommand(parts: ProgramParts): CommandDefinition {
  return {
    name: 'help',
    usage: '[COMMAND]',
    summary: 'Help about any command',
    argumentCount: { least: 0, most: 1 },
    flags: [],
    settings: ['HOST'],
    load:
      async () =>
      async (context, [name]) => {
        const all = [...parts.commands, helpCommand(parts)];
        context.stdout.write(name === undefined ? programHelp(all) : commandHelp(findCommand(parts, name)));
      },
  };
}

function addFlags(command: Command, flags: readonly FlagDefinition[]): void {
  for (const flag of flags) {
    const mayBeBare = flag.kind === 'boolean' || flag.kind === 'optional-text';
    const names = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
    const option = new Option(`${names} ${mayBeBare ? '[value]' : '<value>'}`, flag.description);
    command.addOption(option.argParser((text: string) => parseFlagValue(flag, text)));
  }
}

function checkArgumentCount({ least, most }: CommandDefinition['argumentCount'], received: number): void {
  if (least === most && received !== least) {
    throw new UsageError(`accepts ${least} arg(s), received ${received}`);
  }
  if (received < least) throw new UsageError(`requires at least ${least} arg(s), only received ${received}`);
  if (most !== undefined && received > most) {
    throw new UsageError(`accepts at most ${most} arg(s), received ${received}`);
  }
}

function findCommand(parts: ProgramParts, name: string): CommandDefinition {
  const all = [...parts.commands, helpCommand(parts)];
  const found = all.find((command) => command.name === name || command.aliases?.includes(name));
  if (found !== undefined) return found;

  const names = all.map((command) => command.name);
  const similar = similarNames(name, names);
  const hint = similar.length === 0 ? '' : `\n\nDid you mean this?\n${similar.map((one) => `\t${one}\n`).join('')}`;
  throw new UsageError(`unknown command "${name}" for "puna"${hint}`);
}

/** A command of commander's with our help and with the errors that users of the original know. */
class PunaCommand extends Command {
  readonly #help: () => string;

  constructor(name: string, help: () => string) {
    super(name);
    this.#help = help;
  }

  override helpInformation(): string {
    return this.#help();
  }

  /** Commander calls this where it meets an option that is not defined. */
  unknownOption(word: string): never {
    throw new UsageError(
      word.startsWith('--')
        ? `unknown flag: ${word.split('=')[0]}`
        : `unknown shorthand flag: '${[...word][1]}' in ${word}`,
    );
  }

  /** Commander calls this where an option ends the command line, although it needs a value. */
  optionMissingArgument(option: Option): never {
    throw new UsageError(`flag needs an argument: ${option.long ?? option.flags}`);
  }
}
