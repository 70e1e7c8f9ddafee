import type { CommandAction } from '../program/command-definition.js';
import { useServer } from '../run/use-server.js';
import { pullWithProgress } from '../transfers/transfer-with-progress.js';

/** `puna pull MODEL`. Where no server is running, one is started for as long as the pull takes. */
export const pull: CommandAction = async (context, [model = ''], flags) => {
  const signal = context.interruption();
  await useServer(context, { signal, withTinyModel: false }, (client) =>
    pullWithProgress(client, { model, insecure: flags.insecure === true, signal, output: context.stderr }),
  );
};
