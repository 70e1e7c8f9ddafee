import { formatFullName } from '@puna/protocol';
import { MissingCapabilityError } from '../errors/missing-capability-error.js';
import type { StoredModel } from '../models/stored-model.js';

/** Checks that a model can do what a request needs. The texts are the API's own (contract: api, sections 2, 3, 4). */
export function requireCapabilities(
  model: StoredModel,
  needs: {
    /** The name as the client sent it. */
    readonly requestedName: string;
    readonly operation: 'generate' | 'chat';
    readonly features: readonly ('insert' | 'tools')[];
  },
): void {
  if (!model.capabilities.includes('completion')) {
    const message = `"${needs.requestedName}" does not support ${needs.operation}`;
    throw new MissingCapabilityError(message, { capability: 'completion' });
  }
  const missing = needs.features.filter((feature) => !model.capabilities.includes(feature));
  if (missing.length === 0) return;
  const fullName = formatFullName(model.name);
  const message = missing.map((feature) => `${fullName} does not support ${feature}`).join('\n');
  throw new MissingCapabilityError(message, { capability: missing[0], fullName });
}

/**
 * Whether the model is to think: as asked for, or yes where it can and nobody said.
 * Undefined means that the template is not told at all.
 */
export function resolveThinking(
  model: StoredModel,
  requestedName: string,
  think: boolean | string | undefined,
): boolean | string | undefined {
  const able = model.capabilities.includes('thinking');
  if (think !== undefined && think !== false && !able) {
    throw new MissingCapabilityError(`"${requestedName}" does not support thinking`, { capability: 'thinking' });
  }
  return able ? (think ?? true) : undefined;
}

/** Refuses pictures and sounds for a model that takes none. */
export function requireMediaSupport(model: StoredModel, mediaCount: number): void {
  if (mediaCount === 0 || model.capabilities.includes('vision') || model.capabilities.includes('audio')) return;
  const message = `image input is not supported by ${formatFullName(model.name)}: the model has no projector; use one that lists the capability "vision"`;
  throw new MissingCapabilityError(message, { capability: 'vision' });
}
