import type { LoadedModel } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { EmbeddingInputError } from '../errors/embedding-input-error.js';
import { withModel, type ModelRequest, type RequestReport } from '../loading/with-model.js';

/** Texts to turn into vectors. */
export interface EmbedTextsRequest extends ModelRequest {
  readonly inputs: readonly string[];

  /** Cut a text that is too long at its end. Default true. */
  readonly truncate?: boolean;

  /** Scale the vectors to length 1. Default true. */
  readonly normalize?: boolean;

  /** Keep this many numbers of each vector and scale it to length 1 again; 0 and lengths beyond it keep all. */
  readonly dimensions?: number;
}

/** The vectors, in the order of the inputs. The durations are 0 where there were no inputs. */
export interface EmbedTextsAnswer extends RequestReport {
  readonly embeddings: readonly (readonly number[])[];
  readonly promptTokens: number;
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

async function embedLoaded(
  model: LoadedModel,
  request: EmbedTextsRequest,
): Promise<Omit<EmbedTextsAnswer, keyof RequestReport>> {
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
  return { embeddings: shortened, promptTokens: inputTokens.reduce((sum, tokens) => sum + tokens, 0) };
}

/**
 * Turns texts into vectors. Without inputs it loads the model.
 *
 * @throws EmbeddingInputError, and the errors of `withModel`: an `UnsupportedError` where the model makes no embeddings, a
 *   `ContextExceededError` where a text is too long and must not be cut.
 */
export async function embed(context: EngineContext, request: EmbedTextsRequest): Promise<EmbedTextsAnswer> {
  if (request.inputs.length === 0) {
    const { warnings } = await withModel(context, request, async () => {});
    return { embeddings: [], promptTokens: 0, totalDuration: 0, loadDuration: 0, warnings };
  }
  const { answer, ...report } = await withModel(context, request, (model) => embedLoaded(model, request));
  return { ...answer, ...report };
}
