// `pnpm create-runtime NAME`, or `npm run create-runtime -- NAME`: adds an adapter to this workspace.
import { runNode, runNpm } from '../setup/run-program.mjs';
import { pinnedPnpm, say, workspaceRoot } from '../setup/workspace.mjs';
import { createRuntime } from './create-runtime.mjs';

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`[puna] ${message}`);
  process.exit(1);
}

/** @param {string | undefined} name */
function create(name) {
  if (name === undefined) fail('What is the adapter called? For example: npm run create-runtime -- my-engine');
  try {
    return createRuntime(workspaceRoot, name);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const folder = create(process.argv[2]);
say(`${folder} is written; linking and building it`);
if (runNpm('npx', ['-y', pinnedPnpm, 'install', '--no-frozen-lockfile', '--prefer-offline']) !== 0) {
  fail(`The package could not be linked: see the lines above. Then run: npx -y ${pinnedPnpm} install`);
}
if (runNode(['node_modules/typescript/bin/tsc', '-b']) !== 0) fail('The build failed: see the lines above.');
say(`Run its tests:  npx vitest run ${folder}/`);
say('What comes next is in docs/guides/runtimes.md.');
