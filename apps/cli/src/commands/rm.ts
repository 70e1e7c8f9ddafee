import { ApiError } from '../client/api-error.js';
import { connect } from '../client/server-client.js';
import { unload } from '../client/unload.js';
import type { CommandAction } from '../program/command-definition.js';

/** `puna rm MODEL...`: stops at the first model that can't be removed. */
export const rm: CommandAction = async (context, models) => {
  const client = connect(context);
  for (const model of models) {
    await unload(client, model).catch((error: unknown) => {
      // A model that is not there is reported by the deletion; one that can't be stopped is deleted all the same.
      if (!(error instanceof ApiError)) throw error;
      if (error.status !== 404) context.stderr.write(`Warning: unable to stop model '${model}'\n`);
    });
    await client.ollama.delete({ model });
    context.stdout.write(`deleted '${model}'\n`);
  }
};
