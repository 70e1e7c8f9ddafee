import { ApiError } from '../client/api-error.js';
import { connect } from '../client/server-client.js';
import { unload } from '../client/unload.js';
import { CommandError } from '../command-error.js';
import type { CommandAction } from '../program/command-definition.js';

/** `puna stop MODEL`: unloads a model. Silent where all goes well. */
export const stop: CommandAction = async (context, [model = '']) => {
  const client = connect(context);
  try {
    await client.ollama.show({ model });
    await unload(client, model);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      throw new CommandError(`couldn't find model "${model}" to stop`, { cause: error });
    }
    throw error;
  }
};
