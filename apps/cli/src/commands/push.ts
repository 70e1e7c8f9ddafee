import { defaultNameParts, formatFullName, parseModelName } from '@puna/protocol';
import type { CommandAction } from '../program/command-definition.js';
import { useServer } from '../run/use-server.js';
import { pushWithProgress } from '../transfers/transfer-with-progress.js';

/** Where others find a pushed model: the vendor's own page, or the full name for all other registries. */
function placeOf(model: string): string {
  const name = parseModelName(model);
  if (name.host !== defaultNameParts.host) return formatFullName(name);
  return `https://ollama.com/${name.namespace}/${name.model}${name.tag === defaultNameParts.tag ? '' : `:${name.tag}`}`;
}

/** `puna push MODEL`. Where no server is running, one is started for as long as the push takes. */
export const push: CommandAction = async (context, [model = ''], flags) => {
  const signal = context.interruption();
  await useServer(context, { signal, withTinyModel: false }, (client) =>
    pushWithProgress(client, { model, insecure: flags.insecure === true, signal, output: context.stderr }),
  );
  context.stdout.write(`\nYou can find your model at:\n\n\t${placeOf(model)}\n`);
};
