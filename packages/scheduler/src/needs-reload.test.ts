import { describe, expect, it } from 'vitest';
import { needsReload } from './needs-reload.js';
import type { ModelSettings } from './model-settings.js';

const base: ModelSettings = { contextLength: 4096, slots: 1 };

function reload(loaded: Partial<ModelSettings>, wanted: Partial<ModelSettings>): boolean {
  return needsReload({ ...base, ...loaded }, { ...base, ...wanted });
}

describe('needsReload', () => {
  it('keeps the model where nothing differs', () => {
    const all: ModelSettings = { ...base, batchSize: 512, threads: 2, gpuLayers: 9, memoryMap: true, adapters: ['/a'] };
    expect(needsReload(all, { ...all, adapters: ['/a'] })).toBe(false);
  });

  it.each([
    ['contextLength', 2048, 4096],
    ['batchSize', undefined, 512],
    ['threads', 1, 2],
    ['mainGpu', 0, 1],
    ['memoryMap', true, undefined],
    ['memoryMap', undefined, false],
    ['flashAttention', true, false],
    ['cacheType', 'f16', 'q8_0'],
    ['draftTokens', undefined, 4],
    ['draft', undefined, '/draft'],
  ])('reloads where %s was %s and is to be %s', (name, loaded, wanted) => {
    expect(reload({ [name]: loaded }, { [name]: wanted })).toBe(true);
  });

  it('takes two automatic context lengths for the same, and no others', () => {
    const lowered = { contextLength: 4096, automaticContextLength: true };
    expect(reload(lowered, { contextLength: 32768, automaticContextLength: true })).toBe(false);
    expect(reload(lowered, { contextLength: 32768 })).toBe(true);
    expect(reload(lowered, { contextLength: 4096 })).toBe(false);
  });

  it('takes any number of GPU layers for an automatic one', () => {
    expect(reload({ gpuLayers: 12 }, {})).toBe(false);
    expect(reload({ gpuLayers: 12 }, { gpuLayers: -1 })).toBe(false);
    expect(reload({ gpuLayers: 12 }, { gpuLayers: 0 })).toBe(true);
    expect(reload({}, { gpuLayers: 12 })).toBe(true);
  });

  it('shifts the context unless told otherwise', () => {
    expect(reload({}, { contextShift: true })).toBe(false);
    expect(reload({}, { contextShift: false })).toBe(true);
  });

  it.each(['adapters', 'projectors'] as const)('compares %s one by one, in order', (name) => {
    expect(reload({}, { [name]: [] })).toBe(false);
    expect(reload({}, { [name]: ['/a'] })).toBe(true);
    expect(reload({ [name]: ['/a', '/b'] }, { [name]: ['/b', '/a'] })).toBe(true);
    expect(reload({ [name]: ['/a', '/b'] }, { [name]: ['/a'] })).toBe(true);
  });

  it('never reloads for another number of slots', () => {
    expect(reload({ slots: 4 }, { slots: 1 })).toBe(false);
  });
});
