import { choice, literal, repeat, sequence, type Expression } from './gbnf.js';

/** The bounds of a whole number, both of them allowed values. */
export interface IntegerRange {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
}

/** An open range ends at this many digits, as the rule for numbers without a range does. */
const mostDigits = 16;

/** The decimal spellings of all whole numbers in a range that is not empty. */
export function integerRange({ least, most }: IntegerRange): Expression {
  const options: Expression[] = [];
  if (least === undefined || least < 0n) {
    const smallest = most !== undefined && most < 0n ? -most : 1n;
    options.push(sequence(literal('-'), choice(naturalRange(smallest, least === undefined ? undefined : -least))));
  }
  if (most === undefined || most >= 0n) {
    options.push(...naturalRange(least !== undefined && least > 0n ? least : 0n, most));
  }
  return choice(options);
}

/** The options for whole numbers from `least` (0 or more) to `most`. */
export function naturalRange(least: bigint, most: bigint | undefined): Expression[] {
  const options: Expression[] = [];
  const low = least.toString();
  const longest = most === undefined ? Math.max(mostDigits, low.length) : most.toString().length;
  for (let digits = low.length; digits <= longest; digits++) {
    const from = digits === low.length ? low : `1${'0'.repeat(digits - 1)}`;
    const to = most !== undefined && digits === longest ? most.toString() : '9'.repeat(digits);
    if (most === undefined && digits > low.length) {
      options.push(sequence('[1-9]', repeat('[0-9]', digits - 1, longest - 1)));
      break;
    }
    options.push(...sameLengthRange(from, to));
  }
  return options;
}

/** The options for the spellings between two of the same length. */
function sameLengthRange(from: string, to: string): Expression[] {
  if (from === to) return [literal(from)];
  const rest = from.length - 1;
  const [first = '0', last = '0'] = [from[0], to[0]];
  if (rest === 0) return [digitRange(first, last)];
  if (first === last) return [sequence(literal(first), choice(sameLengthRange(from.slice(1), to.slice(1))))];
  const lowestRest = '0'.repeat(rest);
  const highestRest = '9'.repeat(rest);
  const startsWhole = from.slice(1) === lowestRest;
  const endsWhole = to.slice(1) === highestRest;
  const options: Expression[] = [];
  if (!startsWhole) options.push(sequence(literal(first), choice(sameLengthRange(from.slice(1), highestRest))));
  const middleFrom = Number(first) + (startsWhole ? 0 : 1);
  const middleTo = Number(last) - (endsWhole ? 0 : 1);
  if (middleFrom <= middleTo)
    options.push(sequence(digitRange(String(middleFrom), String(middleTo)), repeat('[0-9]', rest, rest)));
  if (!endsWhole) options.push(sequence(literal(last), choice(sameLengthRange(lowestRest, to.slice(1)))));
  return options;
}

function digitRange(from: string, to: string): Expression {
  return from === to ? literal(from) : `[${from}-${to}]`;
}
