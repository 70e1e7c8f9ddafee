import { choice, literal, sequence, type Expression } from './gbnf.js';
import { naturalRange } from './integer-range.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { numberOf, type SchemaObject } from './schema-reader.js';

/** A bound of numbers that may have fractions. */
interface Bound {
  readonly value: bigint;
  readonly exclusive: boolean;
}

/** With larger bounds a fraction could be rounded to the bound itself. */
const largestBound = 1e9;
const fraction: Expression = '("." [0-9]{1,6})?';

/** Behind a whole number: a fraction that is not zero. */
const someFraction: Expression = '"." [0-9]{0,5} [1-9]';

const numberBounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;

/**
 * The decimal spellings, with at most six digits of fraction, of the numbers in a range whose bounds are whole.
 *
 * @returns undefined where the schema has no bounds.
 * @throws InvalidRequestError for other bounds, and for a range without numbers.
 */
export function numberRange(schema: SchemaObject): Expression | undefined {
  const bounds = numberBounds.filter((keyword) => numberOf(schema, keyword) !== undefined);
  if (bounds.length === 0) return undefined;
  for (const keyword of bounds) {
    const value = numberOf(schema, keyword) ?? 0;
    if (!Number.isInteger(value) || Math.abs(value) > largestBound)
      throw schemaProblem(keyword, 'of numbers with fractions must be a whole number, at most a billion');
  }
  const [inclusiveLeast, exclusiveLeast] = [numberOf(schema, 'minimum'), numberOf(schema, 'exclusiveMinimum')];
  const [inclusiveMost, exclusiveMost] = [numberOf(schema, 'maximum'), numberOf(schema, 'exclusiveMaximum')];
  const least = Math.max(inclusiveLeast ?? -Infinity, exclusiveLeast ?? -Infinity);
  const most = Math.min(inclusiveMost ?? Infinity, exclusiveMost ?? Infinity);
  const options = rangeOptions(boundOf(least, exclusiveLeast), boundOf(most, exclusiveMost));
  if (options.length === 0) throw new UnsatisfiableSchemaError(bounds.at(-1) ?? 'maximum', 'leaves no number');
  return choice(options);
}

function boundOf(value: number, exclusive: number | undefined): Bound | undefined {
  return Number.isFinite(value) ? { value: BigInt(value), exclusive: value === exclusive } : undefined;
}

function rangeOptions(least: Bound | undefined, most: Bound | undefined): Expression[] {
  const options: Expression[] = [];
  if (least === undefined || least.value < 0n) {
    const smallest = most !== undefined && most.value <= 0n ? negative(most) : { value: 0n, exclusive: true };
    const largest = least === undefined ? undefined : negative(least);
    const magnitudes = magnitudeRange(smallest, largest);
    if (magnitudes.length > 0) options.push(sequence(literal('-'), choice(magnitudes)));
  }
  if (most === undefined || most.value >= 0n) {
    const smallest = least !== undefined && least.value >= 0n ? least : { value: 0n, exclusive: false };
    options.push(...magnitudeRange(smallest, most));
  }
  return options;
}

function negative({ value, exclusive }: Bound): Bound {
  return { value: -value, exclusive };
}

/** The options for numbers that are not negative. */
function magnitudeRange(least: Bound, most: Bound | undefined): Expression[] {
  const options: Expression[] = [];
  const lastWhole = most === undefined ? undefined : most.value - 1n;
  if (least.exclusive && (most === undefined || least.value < most.value))
    options.push(sequence(literal(String(least.value)), someFraction));
  const firstWhole = least.exclusive ? least.value + 1n : least.value;
  if (lastWhole === undefined || firstWhole <= lastWhole)
    options.push(sequence(choice(naturalRange(firstWhole, lastWhole)), fraction));
  const hasEnd = most !== undefined && !most.exclusive && most.value >= firstWhole;
  if (hasEnd) options.push(literal(String(most.value)));
  return options;
}
