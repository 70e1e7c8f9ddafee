import { connect } from '../client/server-client.js';
import type { CommandAction } from '../program/command-definition.js';

/** `puna cp SOURCE DESTINATION`. */
export const cp: CommandAction = async (context, [source = '', destination = '']) => {
  await connect(context).ollama.copy({ source, destination });
  context.stdout.write(`copied '${source}' to '${destination}'\n`);
};
