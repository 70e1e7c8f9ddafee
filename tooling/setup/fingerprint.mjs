// Notes that say for which state of the checkout a step was last done.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { notesFolder, workspaceRoot } from './workspace.mjs';

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'bin'];

/** The folders of all workspace packages, relative to the root with `/`. @returns {string[]} */
export function packageFolders() {
  return ['packages', 'apps', 'tooling'].flatMap((group) =>
    readdirSync(path.join(workspaceRoot, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(path.join(workspaceRoot, folder, 'package.json')))
      .toSorted(),
  );
}

/** @param {string} folder @returns {string} what an installation depends on in a package.json */
function dependenciesOf(folder) {
  const manifest = JSON.parse(readFileSync(path.join(workspaceRoot, folder, 'package.json'), 'utf8'));
  return JSON.stringify(dependencyFields.map((field) => manifest[field] ?? null));
}

/**
 * Changes whenever an installation would: by content, because a checkout gives every file a new time.
 * @returns {string}
 */
export function installFingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(path.join(workspaceRoot, file)));
  for (const folder of ['.', ...packageFolders()]) hash.update(dependenciesOf(folder));
  return hash.digest('hex');
}

/**
 * Changes whenever a build might write something: by time and size, as `tsc -b` decides with the content itself.
 * @returns {string}
 */
export function buildFingerprint() {
  const hash = createHash('sha256').update(installFingerprint());
  for (const file of ['tsconfig.json', 'tooling/typescript/base.json']) addFile(hash, file);
  for (const folder of packageFolders()) {
    hash.update(existsSync(path.join(workspaceRoot, folder, 'dist/.tsbuildinfo')) ? 'built' : 'missing');
    addFile(hash, `${folder}/tsconfig.json`);
    addFolder(hash, `${folder}/src`);
  }
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} folder */
function addFolder(hash, folder) {
  const absolute = path.join(workspaceRoot, folder);
  if (!existsSync(absolute)) return;
  const names = readdirSync(absolute, { recursive: true }).map(String);
  for (const name of names.toSorted()) addFile(hash, path.join(folder, name));
}

/** @param {import('node:crypto').Hash} hash @param {string} file */
function addFile(hash, file) {
  const stats = statSync(path.join(workspaceRoot, file), { throwIfNoEntry: false });
  if (stats?.isFile()) hash.update(`${file} ${stats.mtimeMs} ${stats.size}\n`);
}

/**
 * @param {string} step
 * @returns {string | undefined} the fingerprint of the state for which the step was last done
 */
export function readNote(step) {
  const file = path.join(notesFolder, step);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} step @param {string} fingerprint */
export function writeNote(step, fingerprint) {
  mkdirSync(notesFolder, { recursive: true });
  writeFileSync(path.join(notesFolder, step), fingerprint);
}

/**
 * Forgets a step before it is done again, so that an interrupted one is not taken for done.
 * @param {string} step
 */
export function forgetNote(step) {
  rmSync(path.join(notesFolder, step), { force: true });
}
