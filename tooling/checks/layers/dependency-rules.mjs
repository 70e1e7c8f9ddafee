// The rules about package.json and tsconfig.json: where a package stands, and what it may depend on.
import path from 'node:path';
import { isAdapter, isTooling, layerOf } from './layer-map.mjs';

/**
 * @typedef {import('./layer-map.mjs').LayerRules} LayerRules
 * @typedef {import('./read-workspace.mjs').Workspace} Workspace
 * @typedef {import('./read-workspace.mjs').WorkspacePackage} WorkspacePackage
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {string} where a file, relative to the root, with a line where there is one
 * @property {string} what is wrong
 * @property {string} remedy what to do
 */

const rulesFile = 'tooling/checks/layers.json';

/** @param {Workspace} workspace @param {LayerRules} rules @returns {Finding[]} */
export function checkEveryPackageHasALayer(workspace, rules) {
  return workspace.packages
    .filter(({ name }) => layerOf(rules, name) === -1 && !isTooling(rules, name))
    .map(({ name, folder }) => ({
      rule: 'known-layer',
      where: `${folder}/package.json`,
      what: `${name} has no layer`,
      remedy: `add it to a layer of ${rulesFile}`,
    }));
}

/**
 * @param {WorkspacePackage} from
 * @param {string} to
 * @param {LayerRules} rules
 * @returns {Omit<Finding, 'where'> | undefined}
 */
function judgeDependency(from, to, rules) {
  if (isTooling(rules, from.name)) return undefined;
  if (isTooling(rules, to)) {
    return {
      rule: 'no-tooling',
      what: `${from.name} depends on ${to}, which is never published`,
      remedy: 'make it a devDependency, and import it in tests only',
    };
  }
  if (isAdapter(rules, from.name) && !rules.adapters.mayDependOn.includes(to)) {
    return {
      rule: 'adapters',
      what: `the adapter ${from.name} depends on ${to}; an adapter depends on ${rules.adapters.mayDependOn.join(', ')} alone`,
      remedy: 'pass what it needs through the contract; for tests, make it a devDependency',
    };
  }
  const [own, other] = [layerOf(rules, from.name), layerOf(rules, to)];
  if (own === -1 || other === -1 || other < own) return undefined;
  return {
    rule: 'downwards',
    what: `${from.name} depends on ${to}, which stands ${other === own ? 'beside' : 'above'} it`,
    remedy: 'move what both need to a layer below, or hand it in as a parameter; for tests, make it a devDependency',
  };
}

/** @param {Workspace} workspace @param {LayerRules} rules @returns {Finding[]} */
export function checkDependenciesPointDown(workspace, rules) {
  const names = new Set(workspace.packages.map(({ name }) => name));
  return workspace.packages.flatMap((from) =>
    from.runtimeDependencies
      .filter((to) => names.has(to))
      .flatMap((to) => {
        const judgement = judgeDependency(from, to, rules);
        return judgement === undefined ? [] : [{ ...judgement, where: `${from.folder}/package.json` }];
      }),
  );
}

/**
 * @param {string} folder of the tsconfig.json
 * @param {string[]} actual
 * @param {string[]} expected
 * @returns {Finding[]}
 */
function compareReferences(folder, actual, expected) {
  /** @param {string} target */
  const relative = (target) => `{ "path": "${folder === '.' ? './' : ''}${path.posix.relative(folder, target)}" }`;
  const where = path.posix.join(folder, 'tsconfig.json');
  const missing = expected.filter((target) => !actual.includes(target));
  const superfluous = actual.filter((target) => !expected.includes(target));
  return [
    ...missing.map((target) => ({
      rule: 'references',
      where,
      what: `${target} is used, but is not in "references"`,
      remedy: `add ${relative(target)}: without it, tsc -b may build in the wrong order`,
    })),
    ...superfluous.map((target) => ({
      rule: 'references',
      where,
      what: `${target} is in "references", but package.json does not name it`,
      remedy: `remove the entry, or add the package to package.json`,
    })),
  ];
}

/** @param {Workspace} workspace @returns {Finding[]} */
export function checkReferencesMatchDependencies(workspace) {
  const folderOf = new Map(workspace.packages.map(({ name, folder }) => [name, folder]));
  const ofPackages = workspace.packages.flatMap(
    ({ folder, references, runtimeDependencies, developmentDependencies }) => {
      if (references === undefined) return [];
      const used = [...runtimeDependencies, ...developmentDependencies].flatMap((name) => folderOf.get(name) ?? []);
      return compareReferences(folder, references, used);
    },
  );
  const compiled = workspace.packages.filter(({ references }) => references !== undefined);
  const all = compiled.map(({ folder }) => folder);
  return [...compareReferences('.', workspace.references, all), ...ofPackages];
}
