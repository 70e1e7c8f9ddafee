import { OutOfMemoryError, type LoadSettings } from '@puna/runtime';

/**
 * Loads with fewer slots where memory is too short for those that were chosen automatically: one request at a time is
 * better than none. What the operator chose is never lowered.
 *
 * @throws what the last try threw.
 */
export async function loadWithinMemory<Loaded>(
  settings: LoadSettings,
  automaticSlots: boolean,
  load: (settings: LoadSettings) => Promise<Loaded>,
): Promise<Loaded> {
  try {
    return await load(settings);
  } catch (error) {
    if (!OutOfMemoryError.isInstance(error) || !automaticSlots || settings.slots === 1) throw error;
    return load({ ...settings, slots: 1 });
  }
}
