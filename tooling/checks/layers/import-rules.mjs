// The rules about import lines: declared in package.json, through a package's exports, and inside the own package.
import path from 'node:path';

/**
 * @typedef {import('./dependency-rules.mjs').Finding} Finding
 * @typedef {import('./read-imports.mjs').FoundImport} FoundImport
 * @typedef {import('./read-workspace.mjs').SourceFile} SourceFile
 * @typedef {import('./read-workspace.mjs').Workspace} Workspace
 * @typedef {import('./read-workspace.mjs').WorkspacePackage} WorkspacePackage
 */

/** @param {string} specifier @returns {{ name: string, subpath: string }} `@puna/x/y` gives `@puna/x` and `./y` */
function splitSpecifier(specifier) {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), subpath: ['.', ...parts.slice(length)].join('/') };
}

/** @param {string[]} subpaths @param {string} subpath */
function isExported(subpaths, subpath) {
  return subpaths.some((key) => {
    const [start, end] = key.split('*');
    return end === undefined ? key === subpath : subpath.startsWith(start ?? '') && subpath.endsWith(end);
  });
}

/**
 * @param {WorkspacePackage} from
 * @param {SourceFile} file
 * @param {string} name the package that it imports
 * @param {string} where
 * @returns {Finding[]}
 */
function judgeDeclaration(from, file, name, where) {
  if (name === from.name || from.runtimeDependencies.includes(name)) return [];
  if (!from.developmentDependencies.includes(name)) {
    const field = file.forTests ? 'devDependencies' : 'dependencies';
    const remedy = `add "${name}": "workspace:*" to ${field} of ${from.folder}/package.json`;
    return [{ rule: 'declared', where, what: `imports ${name}, which package.json does not name`, remedy }];
  }
  if (file.forTests) return [];
  const remedy = 'move it to dependencies, or the code to a *.test.ts file or a fixtures/ folder';
  return [{ rule: 'declared', where, what: `imports ${name}, a devDependency, in code that is published`, remedy }];
}

/**
 * @param {WorkspacePackage} from
 * @param {SourceFile} file
 * @param {FoundImport} found
 * @param {Map<string, WorkspacePackage>} packages
 * @returns {Finding[]}
 */
function judgeImport(from, file, { specifier, line }, packages) {
  const where = `${file.path}:${line}`;
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file.path), specifier);
    if (target.startsWith(`${from.folder}/`)) return [];
    const remedy = 'import the other package by its name, and declare it in package.json';
    return [{ rule: 'own-files', where, what: `imports '${specifier}', outside its package`, remedy }];
  }
  const { name, subpath } = splitSpecifier(specifier);
  const target = packages.get(name);
  if (target === undefined) return [];
  const findings = judgeDeclaration(from, file, name, where);
  if (!isExported(target.subpaths, subpath)) {
    const remedy = `import from '${name}'; if something is missing there, export it from its src/index.ts`;
    findings.push({ rule: 'exports', where, what: `imports '${specifier}', which ${name} does not export`, remedy });
  }
  return findings;
}

/** @param {Workspace} workspace @returns {Finding[]} */
export function checkImports(workspace) {
  const packages = new Map(workspace.packages.map((one) => [one.name, one]));
  return workspace.packages.flatMap((from) =>
    from.files.flatMap((file) => file.imports.flatMap((found) => judgeImport(from, file, found, packages))),
  );
}
