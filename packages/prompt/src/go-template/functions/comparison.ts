import { plainDirective } from '../format/directive.js';
import { formatValue } from '../format/format-value.js';
import { compareStrings, typeName, type GoValue } from '../values/go-values.js';
import { FunctionFailure, type TemplateFunction } from './go-function.js';

type BasicKind = 'boolean' | 'bigint' | 'number' | 'string' | undefined;

function basicKind(value: GoValue): BasicKind {
  const kind = typeof value;
  return kind === 'boolean' || kind === 'bigint' || kind === 'number' || kind === 'string' ? kind : undefined;
}

const isNil = (value: GoValue): boolean => value === undefined || value === null;
const asText = (value: GoValue): string => formatValue(value, { ...plainDirective, verb: 's' });

function incompatible(left: GoValue, right: GoValue): never {
  throw new FunctionFailure(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}

function equal(left: GoValue, right: GoValue): boolean {
  const kind = basicKind(left);
  if (kind !== basicKind(right)) return isNil(left) || isNil(right) ? false : incompatible(left, right);
  if (kind !== undefined) return left === right;
  if (isNil(left) || isNil(right)) return isNil(left) && isNil(right);
  if (left?.constructor !== right?.constructor) {
    throw new FunctionFailure(
      `non-comparable types ${asText(left)}: ${typeName(left)}, ${typeName(right)}: ${formatValue(right, plainDirective)}`,
    );
  }
  throw new FunctionFailure(`non-comparable type ${asText(right)}: ${typeName(right)}`);
}

function less(left: GoValue, right: GoValue): boolean {
  const kind = basicKind(left);
  const otherKind = basicKind(right);
  if (kind === undefined || otherKind === undefined) throw new FunctionFailure('invalid type for comparison');
  if (kind !== otherKind) return incompatible(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right) < 0;
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right;
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  throw new FunctionFailure('invalid type for comparison');
}

const pair = ['value', 'value'] as const;

/** `eq ne lt le gt ge`. Ints and floats don't compare with each other, as in Go. */
export const comparisonFunctions: Readonly<Record<string, TemplateFunction>> = {
  eq: {
    parameters: ['value'],
    rest: 'value',
    call: (first, ...others) => {
      if (others.length === 0) throw new FunctionFailure('missing argument for comparison');
      return others.some((other) => equal(first, other));
    },
  },
  ne: { parameters: pair, call: (left, right) => !equal(left, right) },
  lt: { parameters: pair, call: (left, right) => less(left, right) },
  le: { parameters: pair, call: (left, right) => less(left, right) || equal(left, right) },
  gt: { parameters: pair, call: (left, right) => !(less(left, right) || equal(left, right)) },
  ge: { parameters: pair, call: (left, right) => !less(left, right) },
};
