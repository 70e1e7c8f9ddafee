import type { GoValue } from '../values/go-values.js';

/**
 * What a function takes in one place: `value` anything, also no value at all; `any` anything, no value arriving as
 * nil; `string` a string.
 */
export type ParameterType = 'value' | 'any' | 'string';

/** A function that templates can call. */
export interface TemplateFunction {
  /** The fixed parameters. */
  readonly parameters: readonly ParameterType[];

  /** The type of any number of further values, where they are taken. */
  readonly rest?: ParameterType;

  /** Computes the result; throws a `FunctionFailure` with Go's words for values that it can't work with. */
  readonly call: (...values: GoValue[]) => GoValue;
}

/** A function did not take its values. The evaluator turns it into a `TemplateExecutionError` with the place. */
export class FunctionFailure extends Error {}
