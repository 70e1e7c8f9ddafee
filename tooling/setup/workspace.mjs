// Where the workspace is, and what its root package.json says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const workspaceRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The root package.json. */
export const rootManifest = JSON.parse(readFileSync(path.join(workspaceRoot, 'package.json'), 'utf8'));

/** The pinned package manager, as npx takes it: `pnpm@12.21.0`. */
export const pinnedPnpm = rootManifest.packageManager;

/** Notes that scripts keep about this checkout; gone when node_modules goes. */
export const notesFolder = path.join(workspaceRoot, 'node_modules', '.puna');

/**
 * Prints one line of a set-up script, marked as such.
 * @param {string} text
 */
export function say(text) {
  console.log(`[puna] ${text}`);
}
