import {
  type Capabilities,
  type CapabilityName,
  type GenerateRequest,
  type Media,
  type ModelLimits,
  UnsupportedError,
} from '@puna/runtime';
import { checkedBias } from '@puna/runtime/adapter';

/**
 * Refuses what the model does not declare.
 *
 * @throws UnsupportedError, InvalidRequestError
 */
export function checkRequest(request: GenerateRequest, capabilities: Capabilities, limits: ModelLimits): void {
  for (const capability of neededCapabilities(request)) {
    if (capabilities[capability]) continue;
    throw new UnsupportedError(`The model, or the engine that runs it, does not declare ${capability}.`, {
      capability,
    });
  }
  if (request.input.type === 'prompt' && (request.input.media ?? []).length > 0) {
    const message = 'Engines elsewhere take images and sounds in conversations alone, not in a plain prompt.';
    throw new UnsupportedError(message, { capability: 'vision' });
  }
  // Where the size of the vocabulary is not known, the engine judges.
  checkedBias(request.sampling?.logitBias, limits.vocabularySize || Number.MAX_SAFE_INTEGER);
}

function neededCapabilities({ input, constraint, logProbabilities }: GenerateRequest): CapabilityName[] {
  const media: readonly Media[] =
    input.type === 'prompt' ? (input.media ?? []) : input.messages.flatMap((message) => message.media ?? []);
  const ofMedia = media.map(({ type }) => (type === 'image' ? 'vision' : 'audio'));
  return [
    ...ofMedia,
    input.type === 'chat' ? 'chat' : 'completion',
    ...(constraint === undefined ? [] : (['constrainedOutput'] as const)),
    ...(logProbabilities === undefined ? [] : (['logProbabilities'] as const)),
  ];
}
