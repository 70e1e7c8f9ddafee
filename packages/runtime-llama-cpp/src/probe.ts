import type { Capabilities, ModelFiles, ProbeRefusal, ProbeResult } from '@puna/runtime';
import { readGgufHeader } from '@puna/runtime/adapter';
import { describeModel, type ModelDescription } from './gguf/describe-model.js';
import type { NativeBinding } from './native/binding.js';

/** GGUF is llama.cpp's own format. */
const preference = 100;

/** A draft model is left out here, with a warning. */
const preferenceWithDraft = 60;

/**
 * See `Runtime.probe`. Only the header is read: probing happens in the server's own process, which must not load native
 * code. Whether the library knows the architecture shows when the model is loaded, with the same typed refusal.
 */
export async function probeModel(files: ModelFiles): Promise<ProbeResult> {
  const found = await readDescription(files);
  if ('supported' in found) return found;
  const suits = files.draft === undefined ? preference : preferenceWithDraft;
  return { supported: true, preference: suits, capabilities: capabilitiesOf(found, true) };
}

/** What the header says about a model, or why the files can't be run. Throws where the file can't be read. */
export async function readDescription(files: ModelFiles): Promise<ModelDescription | ProbeRefusal> {
  const refusal = refuseFiles(files);
  if (refusal !== undefined) return refusal;
  const header = await readGgufHeader(files.weights);
  if (header !== undefined) return describeModel(header);
  return { supported: false, reason: 'format', message: `${files.weights} is no GGUF file of version 2 or 3.` };
}

/** Why this version of llama.cpp can't run the model, if so. */
export function refuseArchitecture(
  { architecture }: ModelDescription,
  binding: NativeBinding,
): ProbeRefusal | undefined {
  if (binding.getIsArchSupported(architecture)) return undefined;
  return {
    supported: false,
    reason: 'architecture',
    message: `The architecture "${architecture}" is not known to this version of llama.cpp. A newer version of Puna may know it.`,
  };
}

function refuseFiles(files: ModelFiles): ProbeRefusal | undefined {
  if (files.format !== 'gguf') {
    return {
      supported: false,
      reason: 'format',
      message: `This runtime reads GGUF files, not models of the format "${files.format}".`,
    };
  }
  if ((files.projectors ?? []).length === 0) return undefined;
  return {
    supported: false,
    reason: 'feature',
    message: 'This runtime takes no images or audio. A runtime that uses a llama-server program does.',
  };
}

/** What a model can do, by its header. */
export function capabilitiesOf({ pooling }: ModelDescription, contextShift: boolean): Capabilities {
  const generates = pooling === undefined;
  return {
    completion: generates,
    chat: false,
    embedding: !generates && pooling !== 'rank',
    rerank: pooling === 'rank',
    vision: false,
    audio: false,
    logProbabilities: generates,
    constrainedOutput: generates,
    contextShift: generates && contextShift,
    lora: true,
    stateFiles: false,
  };
}
