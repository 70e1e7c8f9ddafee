import type { TokenizeOptions } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { withModel, type ModelRequest, type RequestReport } from '../loading/with-model.js';

/** A text to turn into tokens. */
export interface TokenizeRequest extends ModelRequest, TokenizeOptions {
  readonly text: string;
}

/** The ids of the tokens of a text. */
export interface TokenizeAnswer extends RequestReport {
  readonly tokens: readonly number[];
}

/**
 * Turns a text into tokens with the model's own tokenizer. Loads the model.
 *
 * @throws the errors of `withModel`.
 */
export async function tokenize(context: EngineContext, request: TokenizeRequest): Promise<TokenizeAnswer> {
  const { text, addSpecial = false, parseSpecial = true } = request;
  const { answer, ...report } = await withModel(context, request, (model) =>
    model.tokenize(text, { addSpecial, parseSpecial }),
  );
  return { tokens: answer, ...report };
}
