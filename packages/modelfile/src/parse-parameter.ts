import { ModelfileValueError } from './errors/modelfile-value-error.js';
import { nearestName } from './nearest-name.js';
import type { CommandPlaces } from './place.js';
import {
  deprecatedParameters,
  isModelSettingName,
  isParameterName,
  modelParameters,
  modelSettings,
} from './model-parameters.js';

/** The value of a parameter in its type. */
export type ParameterValue = number | boolean | string | readonly string[];

const truths: Readonly<Record<string, boolean>> = {
  '1': true,
  t: true,
  T: true,
  TRUE: true,
  true: true,
  True: true,
  '0': false,
  f: false,
  F: false,
  FALSE: false,
  false: false,
  False: false,
};

const integerPattern = /^[+-]?\d+$/;
const floatPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Values are kept as 32-bit floats by engines; a larger one would become infinite there. */
const largestFloat = 3.402_823_466_385_288_6e38;

/**
 * Gives a parameter's text its type.
 *
 * @param text one text, or several where the user gave several words. A list of texts (`stop`) takes all, every other
 * parameter the first.
 * @param places where name and text stand, for the error.
 * @returns nothing for a deprecated parameter: skip it with `deprecationWarning(name)`.
 * @throws ModelfileValueError with the original's words: `unknown parameter 'x'`, `invalid float value [x]` …
 */
export function parseParameter(
  name: string,
  text: string | readonly string[],
  places: Partial<CommandPlaces> = {},
): ParameterValue | undefined {
  if (deprecatedParameters.includes(name)) return undefined;
  if (!isParameterName(name) && !isModelSettingName(name)) {
    throw new ModelfileValueError(`unknown parameter '${name}'`, knownNamesHint(name), places.name);
  }
  const texts = typeof text === 'string' ? [text] : text;
  const { type } = isModelSettingName(name) ? modelSettings[name] : modelParameters[name];
  if (type === 'strings') return texts;
  const [first = ''] = texts;
  if (type === 'text') return first;
  const fail = (kind: string, wanted: string) => {
    const hint = `give ${name} ${wanted}${first.includes('#') ? '; a comment needs a line of its own' : ''}`;
    return new ModelfileValueError(`invalid ${kind} value [${texts.join(' ')}]`, hint, places.value);
  };
  switch (type) {
    case 'integer': {
      if (!integerPattern.test(first)) throw fail('int', 'a whole number, such as 4096');
      const value = Number(first);
      if (!Number.isSafeInteger(value)) throw fail('int', 'a smaller number, of at most 15 digits');
      return value;
    }
    case 'float': {
      const value = floatPattern.test(first) ? Number(first) : Number.NaN;
      // Written so that NaN fails too.
      if (!(Math.abs(value) <= largestFloat)) throw fail('float', 'a number, such as 0.7');
      return value;
    }
    case 'boolean': {
      const value = Object.hasOwn(truths, first) ? truths[first] : undefined;
      if (value === undefined) throw fail('bool', 'true or false');
      return value;
    }
  }
}

function knownNamesHint(name: string): string {
  const names = [...Object.keys(modelParameters), ...Object.keys(modelSettings)];
  const nearest = nearestName(name, names);
  return nearest === undefined ? `use one of ${names.join(', ')}` : `did you mean ${nearest}?`;
}

/** What the user is told of a deprecated parameter. */
export function deprecationWarning(name: string): string {
  return `warning: parameter ${name} is deprecated`;
}
