import { InvalidRequestError, UnsupportedError, type GenerateRequest } from '@puna/runtime';
import { fitPrompt, keptTokens, typicalSamplingWarnings } from '@puna/runtime/adapter';
import type { GenerationPlan } from '../generation/generation.js';
import type { EffectiveSettings } from '../load/effective-settings.js';
import { Sampler } from '../sampling/sampler.js';
import { samplerOptions } from '../sampling/sampler-options.js';
import type { Vocabulary } from '../tokens/vocabulary.js';

/**
 * Checks a request and prepares what the loop needs.
 *
 * @throws UnsupportedError, ContextExceededError or InvalidRequestError.
 */
export function planGeneration(
  request: GenerateRequest,
  vocabulary: Vocabulary,
  { contextLength, cutsPrompts }: EffectiveSettings,
): GenerationPlan {
  const text = promptText(request);
  if (request.constraint !== undefined)
    throw new UnsupportedError('This runtime holds no output to a form.', { capability: 'constrainedOutput' });
  const tokens = vocabulary.tokenizePrompt(text);
  if (tokens.length === 0)
    throw new InvalidRequestError(
      'The prompt is empty, and this model has no token that begins a text. Give it at least one word.',
    );
  const shape = { length: tokens.length, hasPrefix: vocabulary.prefix.length > 0 };
  const promptTokens = fitPrompt(tokens, {
    contextLength,
    keep: keptTokens(request.keepTokens, shape, contextLength),
    truncate: cutsPrompts && request.truncatePrompt !== false,
  });
  const sampling = request.sampling ?? {};
  const { logProbabilities } = request;
  return {
    promptTokens,
    maxTokens: request.maxTokens ?? Number.POSITIVE_INFINITY,
    stops: request.stop ?? [],
    sampler: new Sampler(samplerOptions(sampling, vocabulary.size), promptTokens),
    alternatives: logProbabilities === undefined ? undefined : Math.max(0, Math.trunc(logProbabilities.alternatives)),
    warnings: typicalSamplingWarnings(sampling),
  };
}

function promptText({ input }: GenerateRequest): string {
  if (input.type !== 'prompt')
    throw new UnsupportedError('This runtime does not render chats: render the messages to a prompt first.', {
      capability: 'chat',
    });
  const [medium] = input.media ?? [];
  if (medium === undefined) return input.text;
  const capability = medium.type === 'image' ? 'vision' : 'audio';
  throw new UnsupportedError(`This runtime takes no ${medium.type}.`, { capability });
}
