import { LoadError, OutOfMemoryError, type LoadSettings } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { loadWithinMemory } from './load-within-memory.js';

const settings = { contextLength: 4096, slots: 4 };

/** Memory for this many slots. */
function memoryFor(most: number): (wanted: LoadSettings) => Promise<number> {
  return async ({ slots }) => {
    if (slots > most) throw new OutOfMemoryError('no room');
    return slots;
  };
}

describe('loading within the memory there is', () => {
  it('keeps the slots that fit', async () => {
    expect(await loadWithinMemory(settings, true, memoryFor(4))).toBe(4);
  });

  it('takes one slot where the automatic number does not fit', async () => {
    expect(await loadWithinMemory(settings, true, memoryFor(1))).toBe(1);
  });

  it('does not lower what the operator chose, and does not try again after another failure', async () => {
    await expect(loadWithinMemory(settings, false, memoryFor(1))).rejects.toThrow(OutOfMemoryError);
    await expect(loadWithinMemory(settings, true, memoryFor(0))).rejects.toThrow(OutOfMemoryError);
    const damaged = loadWithinMemory(settings, true, async () => {
      throw new LoadError('cut off');
    });
    await expect(damaged).rejects.toThrow(LoadError);
  });
});
