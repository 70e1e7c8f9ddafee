import type { ChatCompletionRequest, CompletionRequest } from '@puna/protocol';

/**
 * The options of a request under the names that models store them by. What the request leaves out stays out, so that
 * the model's own parameters apply.
 *
 * @param index which of several answers; each has a seed of its own, so that they differ
 */
export function samplingOptions(
  body: ChatCompletionRequest | CompletionRequest,
  index: number,
): Readonly<Record<string, unknown>> {
  const longest = ('max_completion_tokens' in body ? body.max_completion_tokens : undefined) ?? body.max_tokens;
  const options = {
    num_predict: longest,
    temperature: body.temperature,
    top_p: body.top_p,
    frequency_penalty: body.frequency_penalty,
    presence_penalty: body.presence_penalty,
    seed: body.seed === undefined ? undefined : body.seed + index,
    // An empty list asks for nothing, and must not take the model's own stop texts away.
    stop: body.stop?.length ? body.stop : undefined,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
