import type { CommandContext } from './command-context.js';

/** The context of a command that runs as a program of its own. */
export function createProcessContext(): CommandContext {
  const interruption = new AbortController();
  let handled = false;
  // A reader that has seen enough (`puna run … | head -1`) ends the command like Ctrl-C.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (handled) interruption.abort(error);
    else process.exit(0);
  });
  return {
    environment: process.env,
    workingDirectory: process.cwd(),
    // Looked up when it is needed: opening it takes time.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    programPath: process.argv[1] ?? 'puna',
    interruption: () => {
      if (!handled) handleSignals(interruption);
      handled = true;
      return interruption.signal;
    },
  };
}

/** Signals closer together than this, in milliseconds, are one: npm passes on what the terminal has sent already. */
const sameSignal = 1000;

/** Aborts at the first signal and leaves the command time to clean up. A second one ends the process at once. */
function handleSignals(interruption: AbortController): void {
  let first = 0;
  const handle = (signal: NodeJS.Signals): void => {
    if (!interruption.signal.aborted) {
      first = Date.now();
      interruption.abort(new Error(`received ${signal}`));
    } else if (Date.now() - first > sameSignal) process.exit(1);
  };
  // Not `once`: libraries that clean up on exit end the process themselves where no other listener is left.
  process.on('SIGINT', handle).on('SIGTERM', handle);
}
