// Imported first by every script: ends with one clear line where Node is too old for the rest to make sense.
import { rootManifest } from './workspace.mjs';

/**
 * Compares two versions by their numbers, major first.
 * @param {string} version for example `20.19.0`
 * @param {string} minimum for example `20.19`
 * @returns {boolean} whether `version` is at least `minimum`
 */
export function isAtLeast(version, minimum) {
  const actual = version.split('.').map(Number);
  const wanted = minimum.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    const difference = (actual[index] || 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

const minimum = rootManifest.engines.node.replace('>=', '');
if (!isAtLeast(process.versions.node, minimum)) {
  console.error(`Puna needs Node ${minimum} or newer, and this is Node ${process.versions.node}.`);
  console.error('Install a newer one from https://nodejs.org and run the command again.');
  process.exit(1);
}
