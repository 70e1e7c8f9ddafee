import { describe, expect, it } from 'vitest';
import { describeError, LoadError, ModelCrashedError, reviveError, RuntimeError, UnsupportedError } from '../index.js';

describe('errors of the contract', () => {
  it('are told apart by isInstance', () => {
    const error = new UnsupportedError('no images here', { capability: 'vision' });
    expect(UnsupportedError.isInstance(error)).toBe(true);
    expect(RuntimeError.isInstance(error)).toBe(true);
    expect(LoadError.isInstance(error)).toBe(false);
    expect(error.name).toBe('UnsupportedError');
  });

  it('keep class, message and details on the way through another process', () => {
    const revived = reviveError(structuredClone(describeError(new ModelCrashedError('gone', { signal: 'SIGKILL' }))));
    expect(revived).toBeInstanceOf(ModelCrashedError);
    expect(revived.message).toBe('gone');
    expect(revived.details).toEqual({ signal: 'SIGKILL' });
  });

  it('are recognised when another copy of the package made them', () => {
    const foreign = Object.assign(new Error('x'), { code: 'load-failed', [Symbol.for('puna.error')]: 'runtime' });
    expect(LoadError.isInstance(foreign)).toBe(true);
  });

  it('give errors from elsewhere the code unknown', () => {
    expect(describeError(new TypeError('x is not a function'))).toEqual({
      code: 'unknown',
      message: 'x is not a function',
      details: {},
    });
    expect(reviveError({ code: 'unknown', message: 'm', details: {} })).toBeInstanceOf(RuntimeError);
  });
});
