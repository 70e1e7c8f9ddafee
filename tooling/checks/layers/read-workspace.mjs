// Reads what the layer rules judge: package.json and tsconfig.json of every package, and the imports of its sources.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readImports } from './read-imports.mjs';

const groups = ['packages', 'apps', 'tooling'];

/**
 * @typedef {object} SourceFile
 * @property {string} path relative to the root
 * @property {boolean} forTests not part of what is published: a test or a fixture
 * @property {import('./read-imports.mjs').FoundImport[]} imports
 *
 * @typedef {object} WorkspacePackage
 * @property {string} name
 * @property {string} folder relative to the root, for example `packages/store`
 * @property {string[]} runtimeDependencies names in dependencies, optionalDependencies and peerDependencies
 * @property {string[]} developmentDependencies names in devDependencies
 * @property {string[]} subpaths the keys of `exports`
 * @property {string[] | undefined} references folders relative to the root; undefined without a tsconfig.json
 * @property {SourceFile[]} files
 *
 * @typedef {object} Workspace
 * @property {WorkspacePackage[]} packages
 * @property {string[]} references those of the root tsconfig.json
 */

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {...(Record<string, string> | undefined)} fields */
const namesIn = (...fields) => [...new Set(fields.flatMap((field) => Object.keys(field ?? {})))];

/** @param {string} root @param {string} folder @returns {string[] | undefined} */
function readReferences(root, folder) {
  const file = path.join(root, folder, 'tsconfig.json');
  if (!existsSync(file)) return undefined;
  /** @type {{ path: string }[]} */
  const references = readJson(file).references ?? [];
  return references.map((reference) => path.posix.normalize(path.posix.join(folder, reference.path)));
}

/** @param {string} root @param {string} folder @returns {SourceFile[]} */
function readSources(root, folder) {
  const sourceFolder = path.join(root, folder, 'src');
  if (!existsSync(sourceFolder)) return [];
  const names = readdirSync(sourceFolder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  return names
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => ({
      path: `${folder}/src/${name}`,
      forTests: name.endsWith('.test.ts') || name.split('/').includes('fixtures'),
      imports: readImports(path.join(sourceFolder, name)),
    }));
}

/** @param {string} root @param {string} folder @returns {WorkspacePackage} */
function readPackage(root, folder) {
  const manifest = readJson(path.join(root, folder, 'package.json'));
  return {
    name: manifest.name,
    folder,
    runtimeDependencies: namesIn(manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies),
    developmentDependencies: namesIn(manifest.devDependencies),
    subpaths: Object.keys(manifest.exports ?? {}),
    references: readReferences(root, folder),
    files: readSources(root, folder),
  };
}

/** @param {string} root the repository @returns {Workspace} */
export function readWorkspace(root) {
  const folders = groups
    .filter((group) => existsSync(path.join(root, group)))
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')));
  return { packages: folders.map((folder) => readPackage(root, folder)), references: readReferences(root, '.') ?? [] };
}
