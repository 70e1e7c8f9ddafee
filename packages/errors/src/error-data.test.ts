import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CodedError, describeError, hasSystemCode, isErrorOf, reviveError } from './index.js';

class BurntError extends CodedError<'burnt'> {
  readonly degrees: number;

  constructor(degrees: number) {
    super('oven', 'burnt', 'the bread is burnt', { cause: new Error('too hot') });
    this.degrees = degrees;
  }

  static isInstance(value: unknown): value is BurntError {
    return isErrorOf(value, 'oven') && value.code === 'burnt';
  }
}

const sent = (error: unknown): Error => reviveError(structuredClone(describeError(error)));

describe('an error that comes from another thread', () => {
  it('is recognised by its class, with all that it says', () => {
    const error = sent(new BurntError(300));
    expect(BurntError.isInstance(error)).toBe(true);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'BurntError', message: 'the bread is burnt', code: 'burnt', degrees: 300 });
  });

  it('keeps its code where it is the operating system that failed', async () => {
    const error = sent(await readFile('/there/is/no/such/file').catch((reason: unknown) => reason));
    expect(hasSystemCode(error, ['ENOENT'])).toBe(true);
    expect(isErrorOf(error, 'oven')).toBe(false);
  });

  it('is an error also where something else was thrown', () => {
    expect(sent('out of flour')).toMatchObject({ name: 'Error', message: 'out of flour' });
  });
});
