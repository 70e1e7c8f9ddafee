import assert from 'node:assert/strict';

interface ErrorClass {
  readonly name: string;
  isInstance(value: unknown): boolean;
}

/** What a promise rejects with. Fails where it does not reject. */
async function rejection(work: Promise<unknown>, what: string): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return assert.fail(`${what} was expected to reject, but it did not.`);
}

/** Fails unless a promise rejects with an error of one of these classes. Gives the error. */
export async function rejectsWith(
  work: Promise<unknown>,
  classes: ErrorClass | readonly ErrorClass[],
  what: string,
): Promise<Error> {
  const error = await rejection(work, what);
  const wanted = [classes].flat() as readonly ErrorClass[];
  if (!wanted.some((errorClass) => errorClass.isInstance(error))) {
    const names = wanted.map(({ name }) => name).join(' or ');
    throw new assert.AssertionError({
      message: `${what} was expected to reject with ${names}, not with ${describe(error)}.`,
    });
  }
  return error as Error;
}

/** Fails unless a promise rejects with exactly this value. */
export async function rejectsWithReason(work: Promise<unknown>, reason: unknown, what: string): Promise<void> {
  const error = await rejection(work, what);
  assert.ok(error === reason, `${what} was expected to reject with the signal's reason, not with ${describe(error)}.`);
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
