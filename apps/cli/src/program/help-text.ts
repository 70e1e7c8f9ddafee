import { flagLabel } from './flag-parsing.js';
import type { CommandDefinition, FlagDefinition } from './command-definition.js';
import { settingDescriptions } from './settings-help.js';

/** The help of one command: what it does, how it is called, its options and the settings that it reads. */
export function commandHelp(command: CommandDefinition): string {
  const flags = [
    ...command.flags,
    { name: 'help', short: 'h', kind: 'boolean', description: `help for ${command.name}` } satisfies FlagDefinition,
  ];
  const aliases = command.aliases ?? [];
  return sections([
    command.summary,
    `Usage:\n  puna ${[command.name, command.usage, '[flags]'].filter((part) => part !== '').join(' ')}`,
    aliases.length === 0 ? '' : `Aliases:\n  ${[command.name, ...aliases].join(', ')}`,
    `Flags:\n${flagLines(flags)}`,
    settingLines(command.settings),
  ]);
}

/** The help of the program: all commands in the order of their definition. */
export function programHelp(commands: readonly CommandDefinition[]): string {
  const rows = commands.map((command): [string, string] => [command.name, command.summary]);
  return sections([
    'Large language model server',
    'Usage:\n  puna [flags]\n  puna [command]',
    `Available Commands:\n${columns(rows, '  ', ' ', 11)}`,
    `Flags:\n${columns(
      [
        ['-h, --help', 'help for puna'],
        ['-v, --version', 'Show version information'],
      ],
      '  ',
      '   ',
    )}`,
    settingLines(['HOST']),
    'Use "puna [command] --help" for more information about a command.',
  ]);
}

function sections(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function flagLines(flags: readonly FlagDefinition[]): string {
  const shown = flags.filter((flag) => flag.hidden !== true).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = shown.map((flag): [string, string] => {
    const indent = flag.short === undefined ? '    ' : '';
    return [`${indent}${flagLabel(flag)}${valueHint(flag)}`, flag.description];
  });
  return columns(rows, '  ', '   ');
}

function valueHint(flag: FlagDefinition): string {
  if (flag.kind === 'boolean') return '';
  if (flag.kind === 'optional-text') return '[=VALUE]';
  return flag.kind === 'integer' ? ' int' : ' string';
}

function settingLines(settings: readonly string[]): string {
  const rows = settings.map((setting): [string, string] => [`PUNA_${setting}`, settingDescriptions[setting] ?? '']);
  return `Environment Variables:\n${columns(rows, '      ', '   ')}`;
}

/** Two columns; the first is as wide as its longest cell, or as `least` where that is more. */
function columns(rows: readonly [string, string][], indent: string, gap: string, least = 0): string {
  const width = Math.max(least, ...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${indent}${name.padEnd(width)}${gap}${text}`).join('\n');
}
