import { describe, expect, it } from 'vitest';

import { catchError } from '../fixtures/catch-error.js';
import { seededRandom } from '../fixtures/seeded-random.js';
import { firstJsonValue } from './first-json-value.js';
import { parseJsonBody } from './parse-json-body.js';

describe('parseJsonBody', () => {
  it('reads JSON', () => {
    expect(parseJsonBody(' {"model":"m","stream":false} ')).toEqual({ model: 'm', stream: false });
    expect(parseJsonBody('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  it.each([
    ['{"a":1}{"b":2}', { a: 1 }],
    ['{"a":1} trailing', { a: 1 }],
    ['{"a":"}"}]', { a: '}' }],
    ['[1,2]]', [1, 2]],
    [String.raw`{"a":"\"\\\u00e9"}x`, { a: '"\\é' }],
    ['"text"more', 'text'],
    ['-1.5e+3,', -1500],
    ['0123', 0],
    ['true false', true],
    ['null,', null],
    ['\n\t {} \0', {}],
  ])('reads only the first value of %j', (text, value) => {
    expect(parseJsonBody(text)).toEqual(value);
  });

  it.each(['', ' ', '\n\t\r '])('says that the body %j is missing', (text) => {
    expect(errorOf(text)).toMatchObject({
      name: 'RequestBodyError',
      code: 'missing-body',
      message: 'missing request body',
    });
  });

  it.each([
    '{',
    '{"model":',
    '{"model"',
    '{"a":1,',
    '[',
    '[1,',
    '[1',
    '"abc',
    '"a\\',
    '"\\u12',
    'tru',
    '-',
    '1.',
    '1e',
    '1e+',
  ])('says that %j stops in the middle', (text) => {
    expect(errorOf(text)).toMatchObject({
      name: 'RequestBodyError',
      code: 'unexpected-end',
      message: 'unexpected EOF',
    });
  });

  it.each([
    ['x', "invalid character 'x' looking for beginning of value"],
    ['\ufeff{}', "invalid character '\ufeff' looking for beginning of value"],
    ['{"a":tru]', "invalid character ']' in literal true (expecting 'e')"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
    ["{'a':1}", String.raw`invalid character '\'' looking for beginning of object key string`],
    ['[1 2]', "invalid character '2' after array element"],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['"a\nb"', String.raw`invalid character '\n' in string literal`],
    [String.raw`"\x"`, "invalid character 'x' in string escape code"],
    [String.raw`"\u12g4"`, String.raw`invalid character 'g' in \u hexadecimal character escape`],
    ['[-x]', "invalid character 'x' in numeric literal"],
    ['[1.x]', "invalid character 'x' after decimal point in numeric literal"],
    ['[1ex]', "invalid character 'x' in exponent of numeric literal"],
    ['[01]', "invalid character '1' after array element"],
    ['[😀]', "invalid character '😀' looking for beginning of value"],
  ])('says what is wrong with %j', (text, message) => {
    expect(errorOf(text)).toMatchObject({ name: 'RequestBodyError', code: 'invalid-json', message });
  });

  it('refuses absurd nesting instead of crashing on it', () => {
    expect(parseJsonBody(nested(10_000))).toHaveLength(1);
    expect(errorOf(nested(10_001))).toMatchObject({
      name: 'RequestBodyError',
      code: 'too-deep',
      message: 'exceeded max depth',
    });
    expect(errorOf(nested(1_000_000))).toMatchObject({ name: 'RequestBodyError', code: 'too-deep' });
    expect(errorOf('['.repeat(1_000_000))).toMatchObject({ name: 'RequestBodyError', code: 'too-deep' });
    expect(errorOf('{"a":'.repeat(1_000_000))).toMatchObject({ name: 'RequestBodyError', code: 'too-deep' });
  });

  it('takes a large flat body', () => {
    const values = Array.from({ length: 50_000 }, (_, index) => [index]);
    expect(parseJsonBody(`${JSON.stringify(values)}x`)).toEqual(values);
  });

  it('agrees with JSON.parse on random values with something after them', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 500; round += 1) {
      const text = JSON.stringify(randomValue(random, 4));
      expect(firstJsonValue(`  ${text}, and more`)).toBe(text);
    }
  });
});

function errorOf(text: string): unknown {
  return catchError(() => parseJsonBody(text));
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function randomValue(random: (below: number) => number, depth: number): unknown {
  const kind = random(depth > 0 ? 6 : 4);
  if (kind === 0) return random(1e9) * 10 ** (random(40) - 20);
  if (kind === 1) return String.fromCodePoint(...Array.from({ length: 5 }, () => random(0xd000)));
  if (kind === 2) return random(2) === 0;
  if (kind === 3) return null;
  const children = Array.from({ length: random(4) }, () => randomValue(random, depth - 1));
  return kind === 4 ? children : Object.fromEntries(children.map((child, index) => [`k"${index}`, child]));
}
