import {
  type Capabilities,
  LoadError,
  type LoadedModel,
  type LoadOptions,
  type LoadSettings,
  type ModelLimits,
  type RemoteModel,
} from '@puna/runtime';
import { type JsonObject, numberIn, objectIn } from '@puna/runtime/adapter';
import { RemoteLoadedModel } from '../model/remote-model.js';
import { RetryableError } from '../upstream/retryable-error.js';
import type { UpstreamPool } from '../upstream/upstream-pool.js';
import { findModelEntry } from './model-entry.js';

/**
 * Makes a model of one that runs elsewhere: asks a host for its limits, which shows that one is there.
 *
 * @throws LoadError where no host answers.
 */
export async function loadModel(pool: UpstreamPool, remote: RemoteModel, options: LoadOptions): Promise<LoadedModel> {
  const { settings, onProgress, onWarning, signal = new AbortController().signal } = options;
  const entry = await askFor(pool, remote, signal);
  if (entry === undefined) {
    const message = `No host lists a model named "${remote.model}"; requests may be refused. See that the name is right.`;
    onWarning?.({ type: 'other', message });
  }
  onProgress?.(1);
  return new RemoteLoadedModel(pool, remote.model, capabilitiesOf(remote), limitsOf(entry ?? {}, remote, settings));
}

async function askFor(pool: UpstreamPool, { model }: RemoteModel, signal: AbortSignal) {
  try {
    return await findModelEntry(pool, model, signal);
  } catch (error) {
    if (error instanceof RetryableError) throw new LoadError(error.message, error.details, { cause: error });
    throw error;
  }
}

/** Images, embeddings and scores only where the model's maker said so; whether it generates, unless it only embeds. */
function capabilitiesOf({ capabilities = [] }: RemoteModel): Capabilities {
  const has = (name: string) => capabilities.includes(name);
  const completion = has('completion') || !(has('embedding') || has('rerank'));
  return {
    completion,
    chat: completion,
    embedding: has('embedding'),
    rerank: has('rerank'),
    vision: has('vision'),
    audio: false,
    logProbabilities: completion,
    constrainedOutput: completion,
    contextShift: false,
    lora: false,
    stateFiles: false,
  };
}

/** vLLM and SGLang name the context `max_model_len`; llama-server has its facts under `meta`. */
function limitsOf(entry: JsonObject, remote: RemoteModel, settings: LoadSettings): ModelLimits {
  const meta = objectIn(entry['meta']);
  const known = numberIn(entry['max_model_len'], numberIn(meta['n_ctx'], numberIn(remote.contextLength)));
  const contextLength = known > 0 ? known : settings.contextLength;
  return {
    contextLength,
    trainedContextLength: numberIn(meta['n_ctx_train'], contextLength),
    slots: settings.slots,
    embeddingLength: numberIn(meta['n_embd']),
    vocabularySize: numberIn(meta['n_vocab']),
    addedTokens: 0,
  };
}
