import type { StdioOptions } from 'node:child_process';

/**
 * Starts a program and ends it when the shell's standard input ends, which the system closes however the parent ends. It
 * tells the program's process id on descriptor 3. The shell gives its own output away, so that the output ends with the
 * program; then the parent closes the input, and the program's status becomes the shell's.
 */
const guard = [
  '"$@" </dev/null 3>&- &',
  'child=$!',
  'echo "$child" >&3',
  'exec >&- 2>&- 3>&-',
  'read -r _',
  'kill -KILL "$child"',
  'wait "$child"',
  'exit $?',
].join('\n');

/** How a program is started. */
export interface GuardedCommand {
  readonly file: string;
  readonly arguments: string[];
  readonly stdio: StdioOptions;

  /** Whether the process that is started is a guard, and the program its child. */
  readonly guarded: boolean;
}

/** A command that ends with this process, also where this process is killed. Windows has no such shell. */
export function guardedCommand(program: string, args: readonly string[]): GuardedCommand {
  if (process.platform === 'win32') {
    return { file: program, arguments: [...args], stdio: ['ignore', 'pipe', 'pipe'], guarded: false };
  }
  return {
    file: '/bin/sh',
    arguments: ['-c', guard, 'puna-guard', program, ...args],
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    guarded: true,
  };
}
