// `pnpm check:package` of every published package: packs it as publishing would, and checks that one archive with
// publint (package.json against the files) and are-the-types-wrong (types as an ESM consumer finds them).
// Runs in the package's folder; says something only where something is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from '../setup/run-program.mjs';
import { workspaceRoot } from '../setup/workspace.mjs';

/** Relative and without spaces, so that it needs no quoting on any system. */
const packFolder = 'node_modules/.puna-pack';
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** @param {string} name a package with one program @returns {string} the path of that program */
function programOf(name) {
  const folder = path.join(workspaceRoot, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : String(Object.values(bin)[0]));
}

/** @returns {string} the path of the archive */
function pack() {
  rmSync(packFolder, { recursive: true, force: true });
  const status = runNpm('pnpm', ['pack', '--pack-destination', packFolder], {
    cwd: process.cwd(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = existsSync(packFolder) ? readdirSync(packFolder).find((name) => name.endsWith('.tgz')) : undefined;
  if (status !== 0 || archive === undefined) {
    console.error(`${manifest.name} could not be packed. Run the check through pnpm: npm run check`);
    process.exit(1);
  }
  return path.join(packFolder, archive);
}

/**
 * Runs one tool on the archive, and prints what it says only where it objects.
 * @param {string} tool the name of its package
 * @param {string[]} toolArguments
 * @returns {boolean} whether all is well
 */
function passes(tool, toolArguments) {
  const result = spawnSync(process.execPath, [programOf(tool), ...toolArguments], { encoding: 'utf8' });
  if (result.status === 0) return true;
  console.error(`${tool} on ${manifest.name}:\n${result.stdout}${result.stderr}`);
  return false;
}

/** @returns {boolean} */
function hasReadme() {
  if (existsSync('README.md')) return true;
  console.error(`${manifest.name} has no README.md: write one that shows the package used alone`);
  return false;
}

const archive = pack();
const results = [
  hasReadme(),
  passes('publint', ['run', archive, '--strict']),
  passes('@arethetypeswrong/cli', [archive, '--profile', 'esm-only']),
];
rmSync(packFolder, { recursive: true, force: true });
process.exitCode = results.every(Boolean) ? 0 : 1;
