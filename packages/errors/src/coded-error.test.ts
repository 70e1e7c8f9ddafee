import { describe, expect, it, vi } from 'vitest';
import { CodedError, isErrorOf } from './index.js';

class OvenError extends CodedError<'too-hot' | 'too-cold'> {
  constructor(code: OvenError['code'], message: string, options?: ErrorOptions) {
    super('oven', code, message, options);
  }

  static isInstance(value: unknown): value is OvenError {
    return isErrorOf(value, 'oven');
  }
}

class BurntError extends OvenError {
  constructor() {
    super('too-hot', 'the bread is burnt');
  }

  static override isInstance(value: unknown): value is BurntError {
    return OvenError.isInstance(value) && value.code === 'too-hot';
  }
}

describe('an error of a family', () => {
  it('has the name of its class, a code, a message and a cause', () => {
    const cause = new Error('no gas');
    const error = new OvenError('too-cold', 'the oven is cold', { cause });
    expect(error).toMatchObject({ name: 'OvenError', code: 'too-cold', message: 'the oven is cold', cause });
    expect(error).toBeInstanceOf(Error);
    expect(new BurntError().name).toBe('BurntError');
  });

  it('is told apart by family, and by code within it', () => {
    const cold = new OvenError('too-cold', 'the oven is cold');
    expect(OvenError.isInstance(cold)).toBe(true);
    expect(BurntError.isInstance(cold)).toBe(false);
    expect(BurntError.isInstance(new BurntError())).toBe(true);
    expect(OvenError.isInstance(new CodedError('toaster', 'too-hot', 'the toaster is hot'))).toBe(false);
  });

  it('is recognised when another copy of this package made it', async () => {
    vi.resetModules();
    const copy = await import('./index.js');
    const foreign = new copy.CodedError('oven', 'too-hot', 'burnt elsewhere');
    expect(foreign).not.toBeInstanceOf(CodedError);
    expect(BurntError.isInstance(foreign)).toBe(true);
  });

  it.each([[undefined], [null], ['oven'], [{ code: 'too-hot', family: 'oven' }], [new Error('oven')]])(
    'is not %s',
    (value) => {
      expect(isErrorOf(value, 'oven')).toBe(false);
    },
  );
});
