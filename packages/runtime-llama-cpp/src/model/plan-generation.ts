import { InvalidRequestError, UnsupportedError, type Capabilities, type GenerateRequest } from '@puna/runtime';
import { fitPrompt, keptTokens, typicalSamplingWarnings } from '@puna/runtime/adapter';
import type { GenerationPlan } from '../generation/generation.js';
import { prepareConstraint } from '../grammar/prepare-constraint.js';
import type { NativeBinding, NativeModel } from '../native/binding.js';
import { samplerConfig } from '../sampling/sampler-config.js';
import type { Vocabulary } from '../text/vocabulary.js';

/** What a request is prepared with. */
export interface PlanContext {
  readonly binding: NativeBinding;
  readonly model: NativeModel;
  readonly vocabulary: Vocabulary;
  readonly capabilities: Capabilities;
  readonly contextLength: number;
  readonly contextShift: boolean;
}

/**
 * Checks a request and prepares what the loop needs.
 *
 * @throws UnsupportedError, ContextExceededError or InvalidRequestError.
 */
export function planGeneration(request: GenerateRequest, context: PlanContext): GenerationPlan {
  const { binding, model, vocabulary, contextLength, contextShift } = context;
  const text = promptText(request, context.capabilities);
  const constraint =
    request.constraint === undefined ? undefined : prepareConstraint(binding, model, request.constraint);
  const tokens = vocabulary.tokenizePrompt(text);
  if (tokens.length === 0)
    throw new InvalidRequestError(
      'The prompt is empty, and this model has no token that begins a text. Give it at least one word.',
    );
  const hasPrefix = vocabulary.prefix !== undefined;
  const keep = keptTokens(request.keepTokens, { length: tokens.length, hasPrefix }, contextLength);
  const promptTokens = fitPrompt(tokens, {
    contextLength,
    keep,
    truncate: contextShift && request.truncatePrompt !== false,
  });
  const sampler = new binding.AddonSampler(model);
  sampler.applyConfig(
    samplerConfig(request.sampling ?? {}, {
      promptTokens,
      contextLength,
      vocabularySize: vocabulary.size,
      grammar: constraint?.state,
    }),
  );
  return {
    promptTokens,
    keep,
    maxTokens: request.maxTokens ?? Number.POSITIVE_INFINITY,
    stops: request.stop ?? [],
    sampler,
    logProbabilities: planLogProbabilities(request, context),
    warnings: [...typicalSamplingWarnings(request.sampling ?? {}), ...(constraint?.warnings ?? [])],
  };
}

function promptText(request: GenerateRequest, capabilities: Capabilities): string {
  if (!capabilities.completion)
    throw new UnsupportedError('This model makes embeddings; it does not generate text.', { capability: 'completion' });
  const { input } = request;
  if (input.type === 'prompt') {
    const [medium] = input.media ?? [];
    if (medium === undefined) return input.text;
    const capability = medium.type === 'image' ? 'vision' : 'audio';
    throw new UnsupportedError(`This runtime takes no ${medium.type}.`, { capability });
  }
  throw new UnsupportedError('This runtime does not render chats: render the messages to a prompt first.', {
    capability: 'chat',
  });
}

function planLogProbabilities(
  { logProbabilities }: GenerateRequest,
  { binding, model }: PlanContext,
): GenerationPlan['logProbabilities'] {
  if (logProbabilities === undefined) return undefined;
  const plainSampler = new binding.AddonSampler(model);
  plainSampler.applyConfig({ temperature: 0 });
  return { plainSampler, alternatives: Math.max(0, Math.trunc(logProbabilities.alternatives)) };
}
