import { CodedError, familyOf } from './coded-error.js';

/** An error as plain data, which threads and processes can send each other. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;

  /** Absent for errors that are none of ours, such as the operating system's. */
  readonly family?: string;

  /** What the error has beside name and message: its code, and whatever its class adds. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Describes an error. What it was caused by stays behind. Fields must be data that can be cloned. */
export function describeError(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const { name, message, cause: _cause, ...fields } = error;
  const family = familyOf(error);
  return { name, message, ...(family === undefined ? {} : { family }), fields };
}

/**
 * Makes an error of its description. The `isInstance` of its class says yes to it, since that asks for family and code;
 * `instanceof` says no.
 */
export function reviveError({ name, message, family, fields }: ErrorData): Error {
  const error = family === undefined ? new Error(message) : new CodedError(family, String(fields['code']), message);
  return Object.assign(error, fields, { name });
}
