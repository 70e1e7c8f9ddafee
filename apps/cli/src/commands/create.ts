import { tryParseModelName } from '@puna/protocol';
import type { CreateRequest } from 'ollama/browser';
import { ApiError } from '../client/api-error.js';
import { checkServer, connect, type ServerClient } from '../client/server-client.js';
import { CommandError } from '../command-error.js';
import { missingFileHint } from '../create/missing-file-hint.js';
import { modelfileRequest } from '../create/modelfile-request.js';
import { readModelfile } from '../create/read-modelfile.js';
import { resolveSources, type ResolvedSources } from '../create/resolve-sources.js';
import { showCreation } from '../create/show-creation.js';
import { uploadBlobs } from '../create/upload-blobs.js';
import { ProgressDisplay } from '../progress/progress-display.js';
import type { CommandAction, FlagValues } from '../program/command-definition.js';

/** `puna create MODEL`: makes a model out of a Modelfile. Progress goes to standard error; only warnings about deprecated parameters go to standard output. */
export const create: CommandAction = async (context, [model = ''], flags) => {
  const signal = context.interruption();
  const client = connect(context, signal);
  await checkServer(client);
  if (tryParseModelName(model) === undefined) throw new CommandError(`invalid model name: ${model}`);

  const file = typeof flags.file === 'string' ? flags.file : undefined;
  const source = await readModelfile(file, context.workingDirectory);
  const { from, adapters, drafts, warnings, ...fields } = modelfileRequest(source);
  const isRemote = fields.remote_host !== undefined;
  for (const warning of warnings) context.stdout.write(`${warning}\n`);
  const display = new ProgressDisplay(context.stderr);
  try {
    display.step('gather', 'gathering model components');
    const sources = await resolveSources({ from, adapters, drafts, isRemote }, source.directory);
    const uploaded = await uploadSources(client, sources, display);
    display.finish('gather');
    const request = { model, ...fields, ...uploaded, ...quantization(flags) };
    await createOnServer(
      client,
      request,
      display,
      isRemote ? undefined : missingFileHint(sources.from, source.directory),
    );
  } finally {
    display.stop();
  }
};

/** How the flags want the weights quantized, in the fields of `/api/create`. */
function quantization({ quantize, draftQuantize, requantize }: FlagValues): object {
  return {
    quantize,
    draft_quantize: draftQuantize,
    ...(requantize === true && { allow_requantize: true }),
  };
}

/** Brings the files of the sources to the server and names them as `/api/create` wants them. */
async function uploadSources(
  client: ServerClient,
  sources: ResolvedSources,
  display: ProgressDisplay,
): Promise<object> {
  const { from, files, adapters, drafts } = sources;
  const paths = [...files.values(), ...adapters.values(), ...drafts.values()];
  const digests = await uploadBlobs(client, paths, display);
  const withDigests = (map: ReadonlyMap<string, string>): Record<string, string | undefined> | undefined =>
    map.size === 0 ? undefined : Object.fromEntries([...map].map(([name, path]) => [name, digests.get(path)]));
  return {
    from,
    files: withDigests(files),
    adapters: withDigests(adapters),
    draft_files: withDigests(drafts),
  };
}

/** @param hint what to do if the server refuses. */
async function createOnServer(
  client: ServerClient,
  request: object,
  display: ProgressDisplay,
  hint: string | undefined,
): Promise<void> {
  try {
    // The client's types are older than some fields, "files" among them; it sends all that it is given.
    await showCreation(await client.ollama.create({ ...(request as CreateRequest), stream: true }), display);
  } catch (error) {
    const shown = error instanceof ApiError ? error.withStatus() : error;
    throw hint !== undefined && shown instanceof Error
      ? new CommandError(shown.message, { cause: error, hint })
      : shown;
  }
}
