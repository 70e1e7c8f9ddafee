import { setTimeout as sleep } from 'node:timers/promises';
import {
  UnsupportedError,
  type LoadedModel,
  type LoadOptions,
  type LoadSettings,
  type ModelFiles,
  type Warning,
} from '@puna/runtime';
import { resolveMediaLimits } from '../media/media-limits.js';
import { LlamaServerModel } from '../model/llama-server-model.js';
import type { LlamaServerRuntimeOptions } from '../options.js';
import { startError } from '../process/exit-errors.js';
import type { ProgramExit, ServerProcess } from '../process/server-process.js';
import { capabilitiesOf, checkOtherFiles, examine } from '../probe.js';
import { rpcServersOf } from '../program/rpc-servers.js';
import { serverStart, type ServerPlan } from './server-arguments.js';
import { readFacts, type ServerFacts } from './server-facts.js';
import { startServer } from './start-server.js';

/** Sequences that llama.cpp can hold at once (`LLAMA_MAX_SEQ`). */
const mostSlots = 256;

/** Loads a model; see `Runtime.load` for the errors. */
export async function loadModel(
  files: ModelFiles,
  options: LoadOptions,
  runtimeOptions: LlamaServerRuntimeOptions,
): Promise<LoadedModel> {
  options.signal?.throwIfAborted();
  const found = await examine(files, runtimeOptions);
  if ('supported' in found) throw new UnsupportedError(found.message, { reason: found.reason });
  await checkOtherFiles(files);
  options.signal?.throwIfAborted();

  const { header, program } = found;
  const settings = { ...options.settings, slots: Math.max(1, Math.min(mostSlots, options.settings.slots)) };
  const plan: ServerPlan = {
    files,
    settings,
    header,
    rpcServers: rpcServersOf(runtimeOptions),
    extraArguments: runtimeOptions.extraArguments ?? [],
  };
  for (const warning of serverStart(plan, 0, '').warnings) options.onWarning?.(warning);
  const server = await startServer(program, plan, options, runtimeOptions.logger);
  try {
    const facts = await readFacts(server.client, header.pooling === undefined);
    options.signal?.throwIfAborted();
    for (const warning of lengthWarnings(settings, facts)) options.onWarning?.(warning);
    return new LlamaServerModel({
      server,
      files,
      header,
      facts,
      capabilities: capabilitiesOf(header, {
        contextShift: settings.contextShift !== false && (files.projectors ?? []).length === 0,
        vision: facts.vision,
        audio: facts.audio,
      }),
      settings: { ...settings, contextLength: Math.min(settings.contextLength, facts.slotLength) },
      mediaLimits: resolveMediaLimits(runtimeOptions.mediaLimits),
    });
  } catch (error) {
    const exit = await exitOf(server.process);
    await Promise.all([server.process.stop(), server.client.close()]);
    options.signal?.throwIfAborted();
    throw exit === undefined ? error : startError(exit, program);
  }
}

/** A connection may end a moment before the system tells that the program did. In milliseconds. */
const exitGrace = 500;

/** How a program ended by itself; undefined where it runs. */
async function exitOf(server: ServerProcess): Promise<ProgramExit | undefined> {
  return Promise.race([server.exited, sleep(exitGrace, undefined)]);
}

function lengthWarnings({ contextLength }: LoadSettings, { slotLength }: ServerFacts): readonly Warning[] {
  if (slotLength >= contextLength) return [];
  const message = `The model was trained with ${slotLength} tokens; the context has that length.`;
  return [{ type: 'adjusted-option', option: 'contextLength', message }];
}
