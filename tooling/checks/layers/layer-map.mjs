// Answers questions about tooling/checks/layers.json.

/**
 * @typedef {object} LayerRules
 * @property {string[][]} layers bottom up; a name may end in `*`
 * @property {string[]} tooling packages that are never published and may use everything
 * @property {{ packages: string[], except: string[], mayDependOn: string[] }} adapters
 */

/** @param {string[]} patterns @param {string} name */
function matches(patterns, name) {
  return patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
}

/**
 * @param {LayerRules} rules
 * @param {string} name of a package
 * @returns {number} its layer, counted from 0 at the bottom; -1 where it has none
 */
export function layerOf(rules, name) {
  return rules.layers.findIndex((layer) => matches(layer, name));
}

/** @param {LayerRules} rules @param {string} name */
export function isTooling(rules, name) {
  return matches(rules.tooling, name);
}

/** @param {LayerRules} rules @param {string} name */
export function isAdapter(rules, name) {
  return matches(rules.adapters.packages, name) && !matches(rules.adapters.except, name);
}
