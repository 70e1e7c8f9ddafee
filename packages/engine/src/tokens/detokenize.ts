import type { EngineContext } from '../engine-context.js';
import { withModel, type ModelRequest, type RequestReport } from '../loading/with-model.js';

/** Tokens to turn into text. */
export interface DetokenizeRequest extends ModelRequest {
  readonly tokens: readonly number[];
}

/** The text that tokens stand for. */
export interface DetokenizeAnswer extends RequestReport {
  readonly text: string;
}

/**
 * Turns tokens into text. Bytes that are no valid UTF-8 become U+FFFD. Loads the model.
 *
 * @throws the errors of `withModel`: an `InvalidRequestError` where an id is none of the model's.
 */
export async function detokenize(context: EngineContext, request: DetokenizeRequest): Promise<DetokenizeAnswer> {
  const { answer, ...report } = await withModel(context, request, (model) => model.detokenize(request.tokens));
  return { text: answer, ...report };
}
