import type { GenerationRequest } from '@puna/engine';
import { RequestBodyError, type ChatRequest, type GenerateRequest } from '@puna/protocol';

const mostLogProbabilities = 20;

/** The parts of a request body that generate and chat share, as the engine takes them. */
export function generationOptions(body: GenerateRequest | ChatRequest, signal: AbortSignal): GenerationRequest {
  return {
    model: body.model,
    format: body.format,
    truncate: body.truncate,
    renderOnly: body._debug_render_only,
    signal,
    ...(body.options === undefined ? {} : { options: body.options }),
    ...(body.keep_alive === undefined ? {} : { keepAlive: body.keep_alive }),
    ...(body.think === undefined ? {} : { think: body.think }),
    ...(body.shift === undefined ? {} : { shift: body.shift }),
    ...(body.logprobs ? { logProbabilities: { alternatives: body.top_logprobs } } : {}),
  };
}

/** Refuses more log probabilities than there are given. Checked before the model is looked up. */
export function requireLogProbabilityRange(body: { readonly top_logprobs: number }): void {
  if (body.top_logprobs >= 0 && body.top_logprobs <= mostLogProbabilities) return;
  throw new RequestBodyError('invalid-field', 'top_logprobs must be between 0 and 20', 'top_logprobs');
}
