import { ggufCapabilities, type GgufFile } from '@puna/convert';
import type { ChatTemplate } from '@puna/prompt';
import type { ModelConfig } from '@puna/store';

/**
 * What a model can do, from its header, its template and its config (contract: api, section 8 "Capabilities").
 * The entries of the config come first; none is named twice.
 */
export function modelCapabilities(parts: {
  readonly config: ModelConfig;
  readonly header: GgufFile;
  readonly hasProjector: boolean;
  readonly projectorHeader?: GgufFile | undefined;
  readonly chatTemplate?: ChatTemplate | undefined;
}): string[] {
  const { config, header, hasProjector, projectorHeader, chatTemplate } = parts;
  const weights = ggufCapabilities(header);
  const projector = projectorHeader === undefined ? undefined : ggufCapabilities(projectorHeader);
  const found = new Set<string>(config.capabilities ?? []);
  found.add(weights.embedding ? 'embedding' : 'completion');
  if (weights.vision || hasProjector) found.add('vision');
  if (weights.audio || projector?.audio) found.add('audio');
  if (chatTemplate?.features.tools) found.add('tools');
  if (chatTemplate?.features.insert) found.add('insert');
  if (chatTemplate?.features.thinking) found.add('thinking');
  return [...found];
}
