import type { Runtime } from '@puna/runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { ConformanceContext } from './conformance-context.js';
import type { ConformanceOptions } from './conformance-options.js';
import { createReferenceRuntime } from './fixtures/reference-runtime.js';

let context: ConformanceContext | undefined;
afterEach(() => context?.dispose());

async function referencesWith(options: Partial<ConformanceOptions>): Promise<number> {
  context = await ConformanceContext.create({ name: 'x', createRuntime: createReferenceRuntime, ...options });
  return (await context.embeddingReferences()).length;
}

/** A runtime that takes GGUF files, without any that could run them. */
function takingGguf(): Runtime {
  return { ...createReferenceRuntime(), probe: async () => ({ supported: true, preference: 1 }) };
}

describe('the vectors to compare with', () => {
  it('are those of the tiny model, where no model is handed in', async () => {
    expect(await referencesWith({ createRuntime: takingGguf })).toBeGreaterThan(3);
  });

  it('are none, where the adapter can not run its variant for embeddings', async () => {
    expect(await referencesWith({})).toBe(0);
  });

  it('are none of the tiny model, where another model is handed in', async () => {
    const model = { format: 'gguf', weights: 'other.gguf' } as const;
    expect(await referencesWith({ createRuntime: takingGguf, model })).toBe(0);
  });
});
