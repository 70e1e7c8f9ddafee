import type { GenerateEvent } from '@puna/runtime';

/** Turns that what is in memory may take through promises and streams. Each ends before the event loop looks for input. */
const turns = 50;

/**
 * Reads the events of a generation that are in the memory of this process, and none that has yet to come from a thread, a
 * process or a connection. One more read is pending afterwards, except where the answer `isWhole`.
 */
export async function takeWhatIsThere(
  iterator: AsyncIterator<GenerateEvent>,
): Promise<{ readonly events: readonly GenerateEvent[]; readonly isWhole: boolean }> {
  const events: GenerateEvent[] = [];
  while (true) {
    const reading = iterator.next();
    reading.catch(() => {}); // it may end with the generation, when nobody waits for it any more
    const result = await Promise.race([reading, someTurns()]);
    if (!result) return { events, isWhole: false };
    if (result.done === true) return { events, isWhole: true };
    events.push(result.value);
  }
}

async function someTurns(): Promise<undefined> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => process.nextTick(resolve));
}
