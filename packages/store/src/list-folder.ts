import { readdir } from 'node:fs/promises';
import { isMissing } from '@puna/errors';

/** The names in the folder; none where it was never made. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
