// Writes a new adapter into a workspace, and tells the workspace of it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkedName, renamed } from './names.mjs';

const templateFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'template');

/** The one file of the template that does not belong into the package. */
const changeset = 'changeset.md';

/** @returns {string[]} the files of the template, relative to it */
function templateFiles() {
  return readdirSync(templateFolder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(templateFolder, name)).isFile());
}

/** @param {string} file of the template @param {string} name of the adapter */
function readTemplate(file, name) {
  return renamed(readFileSync(path.join(templateFolder, file), 'utf8'), name);
}

/**
 * Writes the package beside its place and then moves it there, so that there is never half of one.
 * @param {string} folder @param {string} name
 */
function writePackage(folder, name) {
  const beside = mkdtempSync(`${folder}.`);
  for (const file of templateFiles()) {
    if (file === changeset) continue;
    const target = path.join(beside, renamed(file, name));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, readTemplate(file, name));
  }
  renameSync(beside, folder);
}

/** `tsc -b` builds what the root's tsconfig.json refers to. @param {string} root @param {string} folder */
function addReference(root, folder) {
  const file = path.join(root, 'tsconfig.json');
  const configuration = JSON.parse(readFileSync(file, 'utf8'));
  configuration.references.push({ path: `./${folder}` });
  writeFileSync(file, `${JSON.stringify(configuration, undefined, 2)}\n`);
}

/**
 * Adds an adapter to a workspace.
 * @param {string} root the workspace's folder
 * @param {string} typedName `my-engine` or `runtime-my-engine`
 * @returns {string} the package's folder, relative to the root
 * @throws {Error} where the name can't be used or is taken
 */
export function createRuntime(root, typedName) {
  const name = checkedName(typedName);
  const folder = `packages/runtime-${name}`;
  if (existsSync(path.join(root, folder))) throw new Error(`There is a ${folder} already. Choose another name.`);
  writePackage(path.join(root, folder), name);
  writeFileSync(path.join(root, `.changeset/runtime-${name}-first.md`), readTemplate(changeset, name));
  addReference(root, folder);
  return folder;
}
