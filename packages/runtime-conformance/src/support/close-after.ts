import type { LoadedModel } from '@puna/runtime';

/** Closes a model that was loaded although it should not have been. */
export async function closeAfter(load: Promise<LoadedModel>): Promise<void> {
  await (await load).close();
}
