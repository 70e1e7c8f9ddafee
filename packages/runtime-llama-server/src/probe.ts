import { type Capabilities, LoadError, type ModelFiles, type ProbeRefusal, type ProbeResult } from '@puna/runtime';
import { type ModelHeader, readModelHeader } from './gguf/read-model-header.js';
import type { LlamaServerRuntimeOptions } from './options.js';
import { findProgram } from './program/find-program.js';
import { rpcServersOf } from './program/rpc-servers.js';

/** Images, draft models and several machines are what this adapter is for. */
const preferenceWhereNeeded = 90;

/** A plain GGUF model is in better hands with an adapter that runs llama.cpp without HTTP between. */
const preferenceOtherwise = 40;

/** What is known of a model before it is loaded. */
export interface Candidate {
  readonly header: ModelHeader;
  readonly program: string;
}

/** See `Runtime.probe`. Nothing is started: whether the program knows the architecture shows when it loads the model. */
export async function probeModel(files: ModelFiles, options: LlamaServerRuntimeOptions): Promise<ProbeResult> {
  const found = await examine(files, options);
  if ('supported' in found) return found;
  const needed = hasProjector(files) || files.draft !== undefined || rpcServersOf(options).length > 0;
  return {
    supported: true,
    preference: needed ? preferenceWhereNeeded : preferenceOtherwise,
    capabilities: capabilitiesOf(found.header, { contextShift: !hasProjector(files), vision: false, audio: false }),
  };
}

/** Finds the program and reads the header, or says why the files can't be run. Throws where they can't be read. */
export async function examine(
  files: ModelFiles,
  options: LlamaServerRuntimeOptions,
): Promise<Candidate | ProbeRefusal> {
  const refusal = refuseFiles(files);
  if (refusal !== undefined) return refusal;
  const header = await readModelHeader(files.weights);
  if (header === undefined) {
    return { supported: false, reason: 'format', message: `${files.weights} is no GGUF file of version 2 or 3.` };
  }
  const program = await findProgram(options);
  return typeof program === 'string' ? { header, program } : program;
}

function refuseFiles(files: ModelFiles): ProbeRefusal | undefined {
  if (files.format !== 'gguf') {
    const message = `This runtime reads GGUF files, not models of the format "${files.format}".`;
    return { supported: false, reason: 'format', message };
  }
  if ((files.projectors ?? []).length > 1) {
    const message = 'llama-server takes one projector for each model; this one has several.';
    return { supported: false, reason: 'feature', message };
  }
  return undefined;
}

/** Checks projectors, LoRA adapters and the draft model. @throws LoadError where one is no GGUF file, or is damaged. */
export async function checkOtherFiles(files: ModelFiles): Promise<void> {
  for (const path of [...(files.projectors ?? []), ...(files.adapters ?? []), ...(files.draft ? [files.draft] : [])]) {
    if ((await readModelHeader(path)) === undefined) {
      throw new LoadError(`${path}, which belongs to the model, is no GGUF file of version 2 or 3.`, { path });
    }
  }
}

function hasProjector(files: ModelFiles): boolean {
  return (files.projectors ?? []).length > 0;
}

/** What the header does not tell. */
export interface ServerAbilities {
  readonly contextShift: boolean;
  readonly vision: boolean;
  readonly audio: boolean;
}

/** What a model can do, by its header and by what its server says. */
export function capabilitiesOf({ pooling }: ModelHeader, abilities: ServerAbilities): Capabilities {
  const generates = pooling === undefined;
  return {
    completion: generates,
    chat: false,
    embedding: !generates && pooling !== 'rank',
    rerank: pooling === 'rank',
    vision: generates && abilities.vision,
    audio: generates && abilities.audio,
    logProbabilities: generates,
    constrainedOutput: generates,
    contextShift: generates && abilities.contextShift,
    lora: true,
    stateFiles: false,
  };
}
