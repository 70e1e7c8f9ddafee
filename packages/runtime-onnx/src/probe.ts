import { LoadError, type Capabilities, type ModelFiles, type ProbeResult } from '@puna/runtime';
import { readModelFolder } from './files/model-folder.js';
import type { OnnxTask } from '@puna/runtime/onnx';
import type { OnnxRuntimeOptions } from './options.js';

/** ONNX is ONNX Runtime's own format. */
const preference = 100;

/**
 * See `Runtime.probe`. Only small files and three bytes of the weights are read: probing happens in the server's own process,
 * which must not load native code. What the graph itself asks for shows when the model is loaded, with the same typed refusal.
 */
export async function probeModel(files: ModelFiles, { variant }: OnnxRuntimeOptions): Promise<ProbeResult> {
  try {
    const folder = await readModelFolder(files, variant);
    if ('supported' in folder) return folder;
    return { supported: true, preference, capabilities: capabilitiesOf(folder.task) };
  } catch (error) {
    if (!LoadError.isInstance(error)) throw error;
    return { supported: false, reason: 'format', message: error.message };
  }
}

/** What a model of a kind can do. */
export function capabilitiesOf(task: OnnxTask): Capabilities {
  const generates = task === 'generation';
  return {
    completion: generates,
    chat: false,
    embedding: task === 'embedding',
    rerank: task === 'rerank',
    vision: false,
    audio: false,
    logProbabilities: generates,
    constrainedOutput: false,
    contextShift: false,
    lora: false,
    stateFiles: false,
  };
}
