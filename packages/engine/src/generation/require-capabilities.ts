import { formatFullName } from '@puna/protocol';
import type { Media } from '@puna/runtime';
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

/** Refuses pictures for a model that does not see, and sounds for one that does not hear. */
export function requireMediaSupport(model: StoredModel, media: readonly Media[]): void {
  for (const { type } of media) {
    const capability = type === 'image' ? 'vision' : 'audio';
    if (model.capabilities.includes(capability)) continue;
    const lack = model.capabilities.includes('vision') ? 'its projector is for images' : 'the model has no projector';
    const message = `${type} input is not supported by ${formatFullName(model.name)}: ${lack}; use one that lists the capability "${capability}"`;
    throw new MissingCapabilityError(message, { capability });
  }
}
