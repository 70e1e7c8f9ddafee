import { connect } from '../client/server-client.js';
import { formatRelativeTime } from '../format/relative-time.js';
import { formatSize } from '../format/size.js';
import { formatTable } from '../format/table.js';
import type { CommandAction } from '../program/command-definition.js';

/** `puna list [PREFIX]`: the models on the server, newest first. */
export const list: CommandAction = async (context, [prefix = '']) => {
  const { models } = await connect(context).ollama.list();
  const now = new Date();
  const rows = models
    .filter((model) => model.name.toLowerCase().startsWith(prefix.toLowerCase()))
    .map((model) => [
      model.name,
      model.digest.slice(0, 12),
      // Its weights are elsewhere, and what it takes here is no size of a model.
      isRemote(model) ? '-' : formatSize(model.size),
      formatRelativeTime(model.modified_at, now),
    ]);
  context.stdout.write(formatTable(rows, { header: ['NAME', 'ID', 'SIZE', 'MODIFIED'] }));
};

/** The client's types are older than the field. */
function isRemote(model: object): boolean {
  return 'remote_model' in model;
}
