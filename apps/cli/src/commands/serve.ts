import { parseHostAddress, readSetting } from '@puna/protocol/settings';
import type { CommandAction } from '../program/command-definition.js';
import { describeProgramCall } from '../serve/program-call.js';
import { portTakenError } from '../serve/port-taken.js';
import { tryItLines } from '../serve/try-it-lines.js';

/** `puna serve`: runs the server until it is interrupted. */
export const serve: CommandAction = async (context, _arguments, flags) => {
  const interruption = context.interruption();
  const withTinyModel = flags.withTinyModel === true;
  const programCall = describeProgramCall(context);
  const { startServer } = await import('@puna/server');
  const server = await startServer({ environment: context.environment, withTinyModel }).catch(
    async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw await portTakenError(parseHostAddress(readSetting(context.environment, 'HOST')), programCall);
    },
  );
  try {
    context.stdout.write(`Puna is listening on ${server.url}\n`);
    if (withTinyModel) context.stdout.write(`\n${tryItLines(server.url, programCall)}`);
    await aborted(interruption);
  } finally {
    await server.close();
  }
};

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
