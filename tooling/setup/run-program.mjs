// Starting other programs the same way on every system.
import { spawn, spawnSync } from 'node:child_process';
import { workspaceRoot } from './workspace.mjs';

const onWindows = process.platform === 'win32';

/**
 * The command line of npm, npx or pnpm. On Windows all are batch files, which only a shell can start; so nothing that
 * needs quoting may be passed.
 * @param {'npm' | 'npx' | 'pnpm'} program
 * @param {string[]} programArguments
 * @returns {{ command: string, commandArguments: string[], shell: boolean }}
 */
function npmCommand(program, programArguments) {
  if (!onWindows) return { command: program, commandArguments: programArguments, shell: false };
  return { command: [program, ...programArguments].join(' '), commandArguments: [], shell: true };
}

/**
 * Runs npm, npx or pnpm, with its output on ours unless the options say otherwise, and waits.
 * @param {'npm' | 'npx' | 'pnpm'} program
 * @param {string[]} programArguments words without spaces
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {number} its exit status; 1 where it could not be started
 */
export function runNpm(program, programArguments, options = {}) {
  const { command, commandArguments, shell } = npmCommand(program, programArguments);
  const result = spawnSync(command, commandArguments, { cwd: workspaceRoot, stdio: 'inherit', ...options, shell });
  if (result.error) console.error(`${program} could not be started: ${result.error.message}`);
  return result.status ?? 1;
}

/**
 * Starts npm, npx or pnpm with its output in a pipe.
 * @param {'npm' | 'npx' | 'pnpm'} program
 * @param {string[]} programArguments words without spaces
 */
export function startNpm(program, programArguments) {
  const { command, commandArguments, shell } = npmCommand(program, programArguments);
  return spawn(command, commandArguments, { cwd: workspaceRoot, stdio: ['ignore', 'pipe', 'inherit'], shell });
}

/**
 * Runs a JavaScript file with the Node that runs us, and waits.
 * @param {string[]} nodeArguments the file and its arguments
 * @returns {number} its exit status
 */
export function runNode(nodeArguments) {
  return spawnSync(process.execPath, nodeArguments, { cwd: workspaceRoot, stdio: 'inherit' }).status ?? 1;
}
