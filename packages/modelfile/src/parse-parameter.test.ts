import { describe, expect, it } from 'vitest';
import {
  deprecatedParameters,
  deprecationWarning,
  isParameterName,
  ModelfileValueError,
  parseParameter,
} from './index.js';

describe('parseParameter', () => {
  it.each([
    ['num_ctx', '4096', 4096],
    ['seed', '-1', -1],
    ['seed', '+7', 7],
    ['temperature', '0.7', 0.7],
    ['temperature', '.5', 0.5],
    ['top_p', '1', 1],
    ['min_p', '5e-2', 0.05],
    ['use_mmap', 'T', true],
    ['use_mmap', 'False', false],
    ['stop', '<|im_end|>', ['<|im_end|>']],
    ['stop', '1', ['1']],
  ])('reads %s %s', (name, text, value) => {
    expect(parseParameter(name, text)).toEqual(value);
  });

  it('takes all words of a list and the first of everything else', () => {
    expect(parseParameter('stop', ['a', 'b'])).toEqual(['a', 'b']);
    expect(parseParameter('seed', ['1', '2'])).toBe(1);
  });

  it.each([
    ['num_ctx', '4k', 'invalid int value [4k]'],
    ['num_ctx', '1.5', 'invalid int value [1.5]'],
    ['num_ctx', '', 'invalid int value []'],
    ['seed', '9007199254740993', 'invalid int value [9007199254740993]'],
    ['temperature', 'hot', 'invalid float value [hot]'],
    ['temperature', 'NaN', 'invalid float value [NaN]'],
    ['temperature', '1e39', 'invalid float value [1e39]'],
    ['temperature', '0x1', 'invalid float value [0x1]'],
    ['use_mmap', 'yes', 'invalid bool value [yes]'],
    ['use_mmap', 'toString', 'invalid bool value [toString]'],
    ['num_ctxx', '1', `unknown parameter 'num_ctxx'`],
    ['NUM_CTX', '1', `unknown parameter 'NUM_CTX'`],
    ['__proto__', '1', `unknown parameter '__proto__'`],
  ])('refuses %s %s', (name, text, message) => {
    const act = () => parseParameter(name, text);
    expect(act).toThrow(ModelfileValueError);
    expect(act).toThrow(expect.objectContaining({ message, code: 'modelfile-value', line: undefined }));
  });

  it('skips deprecated parameters, which have a warning', () => {
    for (const name of deprecatedParameters) {
      expect(isParameterName(name)).toBe(false);
      expect(parseParameter(name, 'anything')).toBeUndefined();
    }
    expect(deprecationWarning('mirostat')).toBe('warning: parameter mirostat is deprecated');
  });

  it('says where name or value stand', () => {
    const places = { name: { line: 3, column: 11 }, value: { line: 3, column: 16 } };
    expect(() => parseParameter('seed', 'x', places)).toThrow(expect.objectContaining(places.value));
    expect(() => parseParameter('sead', '1', places)).toThrow(expect.objectContaining(places.name));
  });

  it.each([
    ['temperature', 'hot', 'give temperature a number, such as 0.7'],
    ['num_ctx', '4k', 'give num_ctx a whole number, such as 4096'],
    ['seed', '9007199254740993', 'give seed a smaller number, of at most 15 digits'],
    ['use_mmap', 'yes', 'give use_mmap true or false'],
    ['num_ctxx', '1', 'did you mean num_ctx?'],
    ['NUM_CTX', '1', 'did you mean num_ctx?'],
    ['temp', '1', 'did you mean temperature?'],
    ['warmth', '1', expect.stringMatching(/^use one of num_ctx, .*, stop, runtime, .*$/)],
  ])('says what could be written instead of %s %s', (name, text, hint) => {
    expect(() => parseParameter(name, text)).toThrow(expect.objectContaining({ hint }));
  });
});
