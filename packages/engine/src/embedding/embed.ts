import type { LoadedModel } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { EmbeddingInputError } from '../errors/embedding-input-error.js';
import { acquireModel } from '../loading/acquire-model.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import { resolveOptions } from '../options/resolve-options.js';

/** Texts to turn into vectors. */
export interface EmbedTextsRequest {
  /** The name as the client sent it. */
  readonly model: string;
  readonly inputs: readonly string[];

  /** Cut a text that is too long at its end. Default true. */
  readonly truncate?: boolean;

  /** Scale the vectors to length 1. Default true. */
  readonly normalize?: boolean;

  /** Keep this many numbers of each vector and scale it to length 1 again; 0 and lengths beyond it keep all. */
  readonly dimensions?: number;
  readonly options?: Readonly<Record<string, unknown>>;

  /** Milliseconds that the model stays loaded when idle; absent: as before. */
  readonly keepAlive?: number;
  readonly signal?: AbortSignal;
}

/** The vectors, in the order of the inputs. Durations are in milliseconds. */
export interface EmbedTextsAnswer {
  readonly embeddings: readonly (readonly number[])[];
  readonly promptTokens: number;
  readonly totalDuration: number;
  readonly loadDuration: number;
}

function scaleToUnit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

function shorten(vector: readonly number[], dimensions: number): readonly number[] {
  return dimensions > 0 && dimensions < vector.length ? scaleToUnit(vector.slice(0, dimensions)) : vector;
}

/** The tokens that fit beside those which the tokenizer adds itself. */
function requireRoom({ limits }: LoadedModel): void {
  if (Math.min(limits.contextLength, limits.trainedContextLength) - limits.addedTokens <= 0) {
    throw new EmbeddingInputError('input after truncation exceeds maximum context length');
  }
}

async function embedLoaded(model: LoadedModel, request: EmbedTextsRequest): Promise<EmbedTextsAnswer> {
  requireRoom(model);
  const { embeddings, inputTokens } = await model.embed({
    inputs: request.inputs,
    truncate: request.truncate ?? true,
    normalize: request.normalize ?? true,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  const dimensions = request.dimensions ?? 0;
  const shortened = embeddings.map((vector) => shorten(vector, dimensions));
  if (!shortened.every((vector) => vector.every(Number.isFinite))) {
    throw new EmbeddingInputError('embedding contains NaN or Inf values');
  }
  const promptTokens = inputTokens.reduce((sum, tokens) => sum + tokens, 0);
  return { embeddings: shortened, promptTokens, totalDuration: 0, loadDuration: 0 };
}

/**
 * Turns texts into vectors. Without inputs it loads the model.
 *
 * @throws InvalidModelNameError, ModelNotFoundError, InvalidOptionError, EmbeddingInputError, and the errors of the
 *   scheduler and the runtime: an `UnsupportedError` where the model makes no embeddings, a `ContextExceededError`
 *   where a text is too long and must not be cut.
 */
export async function embed(context: EngineContext, request: EmbedTextsRequest): Promise<EmbedTextsAnswer> {
  const arrived = performance.now();
  const stored = await context.catalogue.require(parseRequestedName(request.model));
  const options = resolveOptions(stored.layers.parameters, request.options);
  const lease = await acquireModel(context, stored, {
    options,
    keepAlive: request.keepAlive,
    signal: request.signal,
  });
  const loadDuration = performance.now() - arrived;
  try {
    if (request.inputs.length === 0) return { embeddings: [], promptTokens: 0, totalDuration: 0, loadDuration: 0 };
    const answer = await embedLoaded(lease.model, request);
    return { ...answer, totalDuration: performance.now() - arrived, loadDuration };
  } finally {
    lease.release();
  }
}
