// Makes a fresh checkout ready: dependencies, then the build. Does nothing, and says nothing, where both are current.
// `npm start`, `npm test` and `npm run bench` call it first, so that Node and npm are all a newcomer needs.
import './require-node.mjs';
import path from 'node:path';
import { buildFingerprint, forgetNote, installFingerprint, readNote, writeNote } from './fingerprint.mjs';
import { installGpuPackages } from './gpu-packages.mjs';
import { runNode, runNpm } from './run-program.mjs';
import { pinnedPnpm, say, workspaceRoot } from './workspace.mjs';

/**
 * Ends the script.
 * @param {string} what went wrong
 * @param {string} remedy what to do
 * @returns {never}
 */
function fail(what, remedy) {
  console.error(`[puna] ${what}`);
  console.error(`[puna] ${remedy}`);
  process.exit(1);
}

function installDependencies() {
  const fingerprint = installFingerprint();
  if (readNote('install') === fingerprint) return;
  say(`installing the dependencies with ${pinnedPnpm} (once; about 400 MB on disk)`);
  forgetNote('install');
  // CI=true: pnpm asks nothing, even where it has to replace a node_modules of another package manager.
  const env = { ...process.env, CI: 'true' };
  if (runNpm('npx', ['-y', pinnedPnpm, 'install', '--frozen-lockfile'], { env }) !== 0) {
    fail(
      'The dependencies could not be installed: see the lines above.',
      'Without a network, or behind a proxy, set it up for npm first. After a change to a package.json, run: ' +
        `npx -y ${pinnedPnpm} install`,
    );
  }
  writeNote('install', fingerprint);
}

function installGpuBuilds() {
  if (process.env.PUNA_INSTALL_GPU !== '1' || installGpuPackages()) return;
  fail('The GPU packages could not be installed: see the lines above.', 'Without PUNA_INSTALL_GPU=1 the CPU is used.');
}

function build() {
  if (readNote('build') === buildFingerprint()) return;
  say('building');
  forgetNote('build');
  if (runNode([path.join(workspaceRoot, 'node_modules/typescript/bin/tsc'), '-b']) !== 0) {
    fail('The build failed: see the lines above.', 'On an unchanged checkout, delete node_modules and run it again.');
  }
  writeNote('build', buildFingerprint());
}

installDependencies();
installGpuBuilds();
build();
