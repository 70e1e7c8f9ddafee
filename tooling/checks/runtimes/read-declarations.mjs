// Finds the adapters of the workspace: packages called runtime-* that export a `declaration`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolders } from '../../setup/fingerprint.mjs';

/**
 * @typedef {object} Adapter
 * @property {string} folder relative to the workspace
 * @property {import('../../../packages/runtime/dist/index.js').RuntimeDeclaration} declaration
 */

/**
 * @param {string} root of the workspace
 * @returns {Promise<Adapter[]>}
 * @throws {Error} where a package is not built
 */
export async function readDeclarations(root) {
  const folders = packageFolders().filter((folder) => folder.startsWith('packages/runtime-'));
  const adapters = await Promise.all(
    folders.map(async (folder) => {
      const entry = path.join(root, folder, 'dist/index.js');
      if (!existsSync(entry)) throw new Error(`${folder} is not built. Run: npm run build`);
      const { declaration } = await import(pathToFileURL(entry).href);
      return { folder, declaration };
    }),
  );
  return adapters.filter(({ declaration }) => declaration !== undefined);
}
