import type { ChatTemplate } from '@puna/prompt';
import type { ModelConfig } from '@puna/store';
import type { ModelFacts } from '../formats/model-format.js';

/**
 * What a model can do, from its files, its template and its config (contract: api, section 8 "Capabilities").
 * The entries of the config come first; none is named twice.
 */
export function modelCapabilities(
  { capabilities = [] }: ModelConfig,
  facts: ModelFacts,
  chatTemplate: ChatTemplate | undefined,
): string[] {
  const { tools, insert, thinking } = chatTemplate?.features ?? {};
  return [
    ...new Set([
      ...capabilities,
      ...facts.capabilities,
      ...(tools ? ['tools'] : []),
      ...(insert ? ['insert'] : []),
      ...(thinking ? ['thinking'] : []),
    ]),
  ];
}
