import { describe, expect, it } from 'vitest';
import { readRunOptions } from './run-options.js';

describe('readRunOptions', () => {
  it('leaves out what was not asked for', () => {
    expect(readRunOptions({})).toEqual({ verbose: false, hideThinking: false, wordWrap: true });
  });

  it('reads all options', () => {
    const flags = {
      verbose: true,
      hidethinking: true,
      nowordwrap: true,
      keepalive: '-1s',
      truncate: false,
      dimensions: 8,
    };
    expect(readRunOptions(flags)).toEqual({
      verbose: true,
      hideThinking: true,
      wordWrap: false,
      keepAlive: '-1s',
      truncate: false,
      dimensions: 8,
    });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['low', 'low'],
    ['max', 'max'],
  ])('--think=%s', (text, value) => {
    expect(readRunOptions({ think: text }).think).toBe(value);
  });

  it('refuses other ways of thinking', () => {
    expect(() => readRunOptions({ think: 'hard' })).toThrow(
      'invalid value for --think: "hard" (must be true, false, high, medium, low, or max)',
    );
  });

  it('takes json or a schema for the format', () => {
    expect(readRunOptions({ format: 'json' }).format).toBe('json');
    expect(readRunOptions({ format: '{"type":"object"}' }).format).toEqual({ type: 'object' });
    expect(() => readRunOptions({ format: 'yaml' })).toThrow('invalid value for --format: "yaml"');
  });

  it('takes only durations with a unit for keep alive', () => {
    expect(() => readRunOptions({ keepalive: '5' })).toThrow('time: missing unit in duration "5"');
  });
});
