import {
  type Capabilities,
  type LoadOptions,
  type ModelLimits,
  type RemoteModel,
  UnsupportedError,
} from '@puna/runtime';
import { isJsonObject } from '@puna/runtime/adapter';
import { tokenizeText } from '../tokens/tokenize.js';
import type { Upstream } from '../upstreams/upstream.js';
import { declaredCapabilities } from './capabilities.js';

/** What is known of a model after its hosts were asked. */
export interface ModelDescription {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
}

/** Where nobody says how long the context is: longer than what callers cut to, so that the host decides. */
const unknownContextLength = 131_072;

/**
 * Asks the hosts of a model what they know of it. One that answers is enough.
 *
 * @throws UpstreamUnavailableError where no host answers, or the other errors of a request.
 */
export async function describeModel(
  remote: RemoteModel,
  upstreams: readonly Upstream[],
  { settings, onWarning }: LoadOptions,
  signal: AbortSignal,
): Promise<ModelDescription> {
  const answers = await Promise.allSettled(upstreams.map((upstream) => findModel(upstream, remote.model, signal)));
  signal.throwIfAborted();
  const index = answers.findIndex(({ status }) => status === 'fulfilled');
  const upstream = upstreams[index];
  if (upstream === undefined) throw reasonOf(answers[0]);
  const found = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : {}));
  const entry = found[index] ?? {};
  if (!found.some(({ listed }) => listed !== false)) {
    onWarning?.({ type: 'other', message: `None of the model's hosts lists a model called "${remote.model}".` });
  }
  const told = found.flatMap(({ contextLength }) => contextLength ?? []);
  const known = [...told, ...(remote.contextLength === undefined ? [] : [remote.contextLength])];
  if (known.length === 0) {
    const message = 'Nobody says how long the context of this model is; no conversation is cut before it is sent.';
    onWarning?.({ type: 'other', option: 'contextLength', message });
  }
  const contextLength =
    known.length === 0 ? Math.max(settings.contextLength, unknownContextLength) : Math.min(...known);
  const addedTokens = await countAddedTokens(upstream, remote.model, signal);
  return {
    capabilities: { ...declaredCapabilities(remote, upstream.traits), tokens: addedTokens !== undefined },
    limits: {
      contextLength,
      trainedContextLength: entry.trainedContextLength ?? contextLength,
      slots: settings.slots,
      embeddingLength: entry.embeddingLength ?? 0,
      vocabularySize: entry.vocabularySize ?? 0,
      addedTokens: addedTokens ?? 0,
    },
  };
}

/** What a list of models says about one. */
interface ListedModel {
  /** Absent where the host lists nothing. */
  readonly listed?: boolean;
  readonly contextLength?: number | undefined;
  readonly trainedContextLength?: number | undefined;
  readonly embeddingLength?: number | undefined;
  readonly vocabularySize?: number | undefined;
}

/** vLLM and SGLang tell `max_model_len`, llama-server tells `meta`. */
async function findModel(upstream: Upstream, name: string, signal: AbortSignal): Promise<ListedModel> {
  const models = await upstream
    .attempt(() => upstream.listModels(signal))
    .catch((error: unknown) => {
      // Some vendors have no list; a model can be asked for all the same.
      if (UnsupportedError.isInstance(error)) return [];
      throw error;
    });
  if (models.length === 0) return {};
  const named = models.find(({ id, aliases }) => id === name || (Array.isArray(aliases) && aliases.includes(name)));
  // llama-server has one model and takes any name for it.
  const model = named ?? (models.length === 1 && isJsonObject(models[0]?.['meta']) ? models[0] : undefined);
  if (model === undefined) return { listed: false };
  const meta = isJsonObject(model['meta']) ? model['meta'] : {};
  return {
    listed: true,
    contextLength: count(model['max_model_len']) ?? count(model['context_length']) ?? count(meta['n_ctx']),
    trainedContextLength: count(meta['n_ctx_train']),
    embeddingLength: count(meta['n_embd']),
    vocabularySize: count(meta['n_vocab']),
  };
}

/** Special tokens around a text. Undefined where the host can't tokenise. */
async function countAddedTokens(upstream: Upstream, model: string, signal: AbortSignal): Promise<number | undefined> {
  if (upstream.traits.tokenizer === undefined) return undefined;
  try {
    const plain = await tokenizeText(upstream, model, 'a', { addSpecial: false }, signal);
    const added = await tokenizeText(upstream, model, 'a', { addSpecial: true }, signal);
    return added.length - plain.length;
  } catch {
    signal.throwIfAborted();
    return undefined; // it is a part of the engine that can be turned off
  }
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function reasonOf(answer: PromiseSettledResult<unknown> | undefined): unknown {
  return answer?.status === 'rejected' ? answer.reason : new Error('The model has no hosts.');
}
