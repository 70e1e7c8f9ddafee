// The name of an adapter in its forms.

/** What the template is called where an adapter has its name. */
const placeholder = 'acme';

/** A word or several with hyphens between: what a folder, a package and a setting can be called. */
const pattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/**
 * @param {string} name as it was typed: `my-engine`, or `runtime-my-engine`
 * @returns {string} without the prefix that all adapters share
 * @throws {Error} where no package can be called so
 */
export function checkedName(name) {
  const short = name.replace(/^runtime-/u, '');
  if (pattern.test(short)) return short;
  throw new Error(
    `"${name}" can't be an adapter's name: use small letters, digits and single hyphens, as in my-engine.`,
  );
}

/** @param {string} name @returns {string} `my-engine` gives `MyEngine` */
function classCase(name) {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/**
 * Puts an adapter's name in the place of the template's.
 * @param {string} text of a file or a path of the template
 * @param {string} name
 */
export function renamed(text, name) {
  return text.replaceAll(classCase(placeholder), classCase(name)).replaceAll(placeholder, name);
}
