import type { LoadSettings } from '@puna/runtime';
import type { EngineSettings } from '../engine-settings.js';
import type { StoredModel } from '../models/stored-model.js';
import type { StatedOptions } from '../options/model-options.js';
import { availableMemory } from './available-memory.js';

/** A smaller context is useless (contract: scheduler, section 2). */
const smallestContext = 4;
const smallestVisionContext = 2048;

/** Requests that a model works on at once where neither operator nor memory says otherwise. */
const usualSlots = 4;

/** The part of the free memory that more slots than one may fill. */
const slotMemoryShare = 0.6;

/** The context that one sequence gets: as asked for, within what the model was trained with. */
function effectiveContextLength(model: StoredModel, options: StatedOptions, settings: EngineSettings): number {
  const asked = options.contextLength ?? settings.contextLength;
  const smallest = model.capabilities.includes('vision') ? smallestVisionContext : smallestContext;
  return Math.min(Math.max(asked, smallest), model.facts.contextLength ?? Infinity);
}

/** The slots a model gets: the operator's number, or four as far as their caches fit into memory. */
function slotsFor(model: StoredModel, contextLength: number, settings: EngineSettings): number {
  if (!model.capabilities.includes('completion')) return 1;
  if (settings.parallelRequests !== undefined) return settings.parallelRequests;
  const memory = availableMemory() * slotMemoryShare;
  let slots = usualSlots;
  while (slots > 1 && model.facts.estimateMemory(contextLength * slots) > memory) slots = Math.floor(slots / 2);
  return slots;
}

/** How a request wants its model loaded. */
export function loadSettings(
  model: StoredModel,
  options: StatedOptions,
  settings: EngineSettings,
  shift: boolean | undefined,
): LoadSettings {
  const { slots } = model.facts;
  if (slots !== undefined) return { contextLength: settings.contextLength, slots };
  const contextLength = effectiveContextLength(model, options, settings);
  const mayShift = shift ?? (model.facts.architecture === 'deepseek2' ? false : undefined);
  const { batchSize, gpuLayers, mainGpu, memoryMap, threads, draftTokens } = options;
  return {
    contextLength,
    slots: slotsFor(model, contextLength, settings),
    ...(mayShift === undefined ? {} : { contextShift: mayShift }),
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(gpuLayers === undefined ? {} : { gpuLayers }),
    ...(mainGpu === undefined ? {} : { mainGpu }),
    ...(memoryMap === undefined ? {} : { memoryMap }),
    ...(threads === undefined ? {} : { threads }),
    ...(draftTokens === undefined ? {} : { draftTokens }),
    ...(settings.flashAttention === undefined ? {} : { flashAttention: settings.flashAttention }),
    ...(settings.cacheType === undefined ? {} : { cacheType: settings.cacheType }),
  };
}
