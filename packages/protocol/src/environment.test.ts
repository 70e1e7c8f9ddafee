import { describe, expect, it } from 'vitest';

import { readBoolean, readDurationSetting, readSetting, readString, readUnsigned } from './environment.js';

describe('readSetting', () => {
  it('prefers our own name', () => {
    expect(readSetting({ PUNA_HOST: 'a', OLLAMA_HOST: 'b' }, 'HOST')).toBe('a');
    expect(readSetting({ OLLAMA_HOST: 'b' }, 'HOST')).toBe('b');
    expect(readSetting({ PUNA_HOST: ' ', OLLAMA_HOST: 'b' }, 'HOST')).toBe('b');
    expect(readSetting({}, 'HOST')).toBeUndefined();
  });
});

describe('readString', () => {
  it('removes spaces and quotes around the value', () => {
    expect(readString(' "a b" ')).toBe('a b');
    expect(readString("'x'")).toBe('x');
    expect(readString('it\'s "so"!')).toBe('it\'s "so"!');
    expect(readString('""')).toBeUndefined();
    expect(readString(undefined)).toBeUndefined();
  });
});

describe('readBoolean', () => {
  it.each(['1', 't', 'T', 'TRUE', 'true', 'True', 'yes', 'on', 'tRUE', '2'])('takes %s as true', (text) => {
    expect(readBoolean(text, false)).toBe(true);
  });

  it.each(['0', 'f', 'F', 'FALSE', 'false', 'False', ' "0" '])('takes %s as false', (text) => {
    expect(readBoolean(text, true)).toBe(false);
  });

  it('has a default', () => {
    expect(readBoolean('', true)).toBe(true);
    expect(readBoolean(undefined, false)).toBe(false);
  });
});

describe('readUnsigned', () => {
  it('reads whole numbers', () => {
    expect(readUnsigned('4096', 1)).toBe(4096);
    expect(readUnsigned('0', 1)).toBe(0);
    expect(readUnsigned(undefined, 1)).toBe(1);
  });

  it.each(['-1', '1.5', 'many', '1e3', '99999999999999999999'])('warns of %s and takes the default', (text) => {
    const warnings: string[] = [];
    expect(readUnsigned(text, 7, (message) => warnings.push(message))).toBe(7);
    expect(warnings).toHaveLength(1);
  });
});

describe('readDurationSetting', () => {
  it.each([
    ['5m', 300_000],
    ['90', 90_000],
    ['0', 0],
    ['-1', Infinity],
    ['-5m', Infinity],
    ['"10s"', 10_000],
    ['', 42],
    ['1d', 42],
    ['soon', 42],
  ])('reads %j as %d ms', (text, milliseconds) => {
    expect(readDurationSetting(text, 42)).toBe(milliseconds);
  });
});
