// All layer rules together.
import {
  checkDependenciesPointDown,
  checkEveryPackageHasALayer,
  checkReferencesMatchDependencies,
} from './dependency-rules.mjs';
import { checkImports } from './import-rules.mjs';
import { readWorkspace } from './read-workspace.mjs';

/**
 * @param {string} root the repository
 * @param {import('./layer-map.mjs').LayerRules} rules
 * @returns {import('./dependency-rules.mjs').Finding[]} empty where all is well
 */
export function checkLayers(root, rules) {
  const workspace = readWorkspace(root);
  return [
    ...checkEveryPackageHasALayer(workspace, rules),
    ...checkDependenciesPointDown(workspace, rules),
    ...checkReferencesMatchDependencies(workspace),
    ...checkImports(workspace),
  ];
}
