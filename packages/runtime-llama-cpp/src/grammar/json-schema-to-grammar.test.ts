import type { JsonSchema } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { mistakes, refused, taken, takenBy } from './fixtures/grammar-judge.js';
import { jsonObjectGrammar, jsonSchemaToGrammar } from './json-schema-to-grammar.js';

describe('a grammar for any JSON object', () => {
  it('takes objects and nothing else', () => {
    const yes = ['{}', '{ }', '{"a":1}', '{\n  "a": [1, 2.5e3, {"b": null}],\n  "c": "\\u00e9\\n"\n}'];
    expect(taken(jsonObjectGrammar(), [...yes, '[]', '"a"', '{"a"}', '{a:1}', '{} ', '{"a":01}'])).toEqual(yes);
  });
});

describe('a grammar for a schema', () => {
  it('holds objects to their properties in the order of the schema', () => {
    const schema = {
      type: 'object',
      properties: { age: { type: 'integer' }, free: { type: 'boolean' } },
      required: ['age', 'free'],
    };
    expect(
      mistakes(
        schema,
        ['{"age":22,"free":true}', '{\n  "age": 22,\n  "free": false\n}'],
        ['{"age":22}', '{"free":true,"age":1}', '{"age":"22","free":true}', '{}'],
      ),
    ).toEqual([]);
  });

  it('lets optional properties be left out, each for itself', () => {
    const schema = { properties: { a: { type: 'null' }, b: { type: 'null' }, c: { type: 'null' } }, required: ['b'] };
    expect(
      mistakes(
        schema,
        ['{"b":null}', '{"a":null,"b":null}', '{"b":null,"c":null}', '{"a":null,"b":null,"c":null}'],
        ['{}', '{"a":null}', '{"a":null,"c":null}', '{"a":null,}', '{"b":null,"x":null}'],
      ),
    ).toEqual([]);
  });

  it('lets all properties be left out where none is required', () => {
    expect(
      mistakes(
        { type: 'object', properties: { a: { type: 'null' }, b: { type: 'null' } } },
        ['{}', '{"a":null}', '{"b":null}', '{"a":null,"b":null}'],
        ['{,"b":null}'],
      ),
    ).toEqual([]);
  });

  it('takes additional properties where they are described, but not under a name that has its own schema', () => {
    const schema = { type: 'object', properties: { ab: { type: 'null' } }, additionalProperties: { type: 'integer' } };
    expect(
      mistakes(
        schema,
        ['{}', '{"ab":null}', '{"ab":null,"x":1,"y":2}', '{"a":1}', '{"abc":1}'],
        ['{"ab":1}', '{"x":null}'],
      ),
    ).toEqual([]);
    expect(
      mistakes({ type: 'object', additionalProperties: { type: 'boolean' } }, ['{}', '{"x":true}'], ['{"x":1}']),
    ).toEqual([]);
    expect(mistakes({ type: 'object', additionalProperties: false }, ['{}'], ['{"x":1}'])).toEqual([]);
  });

  it('nests', () => {
    expect(takenBy(nested(100), ['[[[]]]', '{}'])).toEqual(['[[[]]]']);
    const item = {
      type: 'object',
      properties: { tags: { type: 'array', items: { type: 'string' } } },
      required: ['tags'],
    };
    expect(
      mistakes(
        { type: 'array', items: item },
        ['[]', '[{"tags":[]}, {"tags":["a", "b"]}]'],
        ['[{}]', '[{"tags":[1]}]'],
      ),
    ).toEqual([]);
  });

  it('counts the elements of an array', () => {
    const items = { type: 'integer' };
    expect(
      mistakes({ type: 'array', items, minItems: 1, maxItems: 3 }, ['[1]', '[1, 2, 3]'], ['[]', '[1,2,3,4]']),
    ).toEqual([]);
    expect(mistakes({ type: 'array', items, minItems: 2 }, ['[1,2]', '[1,2,3]'], ['[1]'])).toEqual([]);
    expect(mistakes({ type: 'array', items, maxItems: 0 }, ['[]'], ['[1]'])).toEqual([]);
    expect(mistakes({ type: 'array', items, maxItems: 2000 }, ['[1,2]'], ['[1,]'])).toEqual([]);
    expect(
      mistakes(
        { prefixItems: [items, { type: 'string' }], items: false },
        ['[1,"a"]'],
        ['[1]', '[1,"a",2]', '["a",1]'],
      ),
    ).toEqual([]);
    expect(
      mistakes({ prefixItems: [items], items: { type: 'null' } }, ['[1]', '[1,null,null]'], ['[]', '[1,1]']),
    ).toEqual([]);
  });

  it('takes enumerated and constant values', () => {
    expect(
      mistakes({ enum: ['red', 1, null, { a: [true] }] }, ['"red"', '1', 'null', '{"a":[true]}'], ['"blue"', '2']),
    ).toEqual([]);
    expect(mistakes({ const: 'a "quoted" \\ word' }, ['"a \\"quoted\\" \\\\ word"'], ['"a"'])).toEqual([]);
  });

  it('takes alternatives', () => {
    expect(mistakes({ anyOf: [{ type: 'integer' }, { type: 'null' }] }, ['1', 'null'], ['"a"'])).toEqual([]);
    expect(mistakes({ oneOf: [{ const: 1 }, { type: 'array', items: { const: 2 } }] }, ['1', '[2,2]'], ['2'])).toEqual(
      [],
    );
    expect(mistakes({ type: ['string', 'null'], maxLength: 2 }, ['"ab"', 'null'], ['"abc"', '1'])).toEqual([]);
  });

  it('follows references, also to itself', () => {
    const schema = {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
          required: ['next'],
        },
      },
    };
    expect(mistakes(schema, ['{"next":null}', '{"next":{"next":null}}'], ['{"next":1}', '{}'])).toEqual([]);
    expect(mistakes({ type: 'array', items: { $ref: '#' } }, ['[]', '[[],[[]]]'], ['[1]'])).toEqual([]);
  });

  it('merges the parts of allOf', () => {
    const schema = {
      allOf: [{ $ref: '#/$defs/a' }, { properties: { b: { type: 'null' } }, required: ['b'] }],
      $defs: { a: { type: 'object', properties: { a: { type: 'null' } }, required: ['a'] } },
    };
    expect(mistakes(schema, ['{"a":null,"b":null}'], ['{"a":null}', '{"b":null}'])).toEqual([]);
    const { allOf, ...rest } = { properties: { c: { type: 'null' } }, required: ['c'], ...schema };
    expect(takenBy({ ...rest, allOf }, ['{"a":null,"b":null,"c":null}', '{"c":null,"a":null,"b":null}'])).toEqual([
      '{"c":null,"a":null,"b":null}',
    ]);
  });

  it('bounds whole numbers', () => {
    for (const [minimum, maximum] of [
      [3, 7],
      [0, 120],
      [-12, 5],
      [98, 1203],
      [-300, -7],
      [-5, 0],
    ] as const) {
      expect(takenBy({ type: 'integer', minimum, maximum }, numbers(-1500, 1500))).toEqual(numbers(minimum, maximum));
    }
    expect(takenBy({ type: 'integer', minimum: 17 }, numbers(-30, 200))).toEqual(numbers(17, 200));
    expect(takenBy({ type: 'integer', maximum: 17 }, numbers(-200, 30))).toEqual(numbers(-200, 17));
    expect(takenBy({ type: 'integer', exclusiveMinimum: 17, exclusiveMaximum: 20.5 }, numbers(0, 40))).toEqual(
      numbers(18, 20),
    );
    expect(mistakes({ type: 'integer', minimum: 0 }, ['0', '10', '9999999999999999'], ['-1', '01'])).toEqual([]);
  });

  it('bounds the length of texts', () => {
    expect(
      mistakes({ type: 'string', minLength: 2, maxLength: 3 }, ['"ab"', '"a🦙c"', '"\\n\\n"'], ['"a"', '"abcd"']),
    ).toEqual([]);
    expect(mistakes({ type: 'string', minLength: 1 }, ['"a"', '"abc"'], ['""'])).toEqual([]);
    expect(mistakes({ minLength: 2 }, [String.raw`"\u00e9\n"`], [String.raw`"\ud83d\ude00"`])).toEqual([]);
    expect(mistakes({ type: 'array', items: { maxLength: 9999 }, maxItems: 9999 }, ['["a"]'], ['[1]'])).toEqual([]);
  });

  it('knows the usual formats', () => {
    expect(
      mistakes({ type: 'string', format: 'date' }, ['"2026-12-31"'], ['"2026-13-01"', '"2026-12-32"', '"x"']),
    ).toEqual([]);
    expect(
      mistakes(
        { type: 'string', format: 'time' },
        ['"23:59:59Z"', '"01:02:03.123+02:00"'],
        ['"24:00:00Z"', '"23:59:59"'],
      ),
    ).toEqual([]);
    expect(mistakes({ type: 'string', format: 'date-time' }, ['"2026-12-31T23:59:59Z"'], ['"2026-12-31"'])).toEqual([]);
    expect(
      mistakes({ type: 'string', format: 'uuid' }, ['"123e4567-e89b-12d3-a456-426614174000"'], ['"123e4567"']),
    ).toEqual([]);
  });

  it('allows any value where nothing is said', () => {
    expect(mistakes({}, ['1', '"a"', '[1,{"a":null}]'], ['a'])).toEqual([]);
    expect(mistakes(true, ['1'], ['a'])).toEqual([]);
  });

  it('says which formats it does not follow', () => {
    expect(jsonSchemaToGrammar({ type: 'string', format: 'iri', maxLength: 9 }).ignored).toEqual(['format iri']);
    expect(jsonSchemaToGrammar({ type: 'string', format: 'email' }).ignored).toEqual([]);
    expect(jsonSchemaToGrammar({ type: 'string', description: 'x', title: 'y', default: 'z' }).ignored).toEqual([]);
  });

  it('writes properties that are required but not described', () => {
    const schema = { type: 'object', properties: { a: { const: 1 } }, required: ['b'] };
    expect(mistakes(schema, ['{"b":2}', '{"a":1,"b":2}'], ['{}', '{"a":1}'])).toEqual([]);
  });

  it('joins alternatives with what stands beside them', () => {
    const schema = {
      properties: { a: { const: 1 }, b: { const: 2 } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(mistakes(schema, ['{"a":1}', '{"b":2}', '{"a":1,"b":2}'], ['{}'])).toEqual([]);
    expect(mistakes({ type: 'string', enum: ['a', 1, 'bcd'], maxLength: 2 }, ['"a"'], ['1', '"bcd"'])).toEqual([]);
  });

  it('takes a part that nothing satisfies as one that is never written', () => {
    const schema = { properties: { a: false, b: { const: 1 } }, items: false };
    expect(mistakes(schema, ['{}', '{"b":1}'], ['{"a":1}'])).toEqual([]);
    expect(
      mistakes({ anyOf: [false, { type: 'integer', minimum: 2, maximum: 1 }, { const: 1 }] }, ['1'], ['2']),
    ).toEqual([]);
  });

  it('takes oneOf where no value can satisfy two of its alternatives', () => {
    expect(mistakes({ oneOf: [variant('a'), variant('b')] }, ['{"kind":"a"}', '{"kind":"b"}'], ['{}'])).toEqual([]);
    expect(refused({ oneOf: [{ type: 'integer' }, { type: 'number' }] })).toBe('oneOf');
    expect(refused({ oneOf: [{ minLength: 1 }, { maxLength: 3 }] })).toBe('oneOf');
  });

  it('bounds numbers with fractions by whole numbers', () => {
    const texts = ['-1', '-0.5', '-0', '0', '0.0', '0.25', '0.999999', '1', '1.0', '1.000001', '1.5', '2', '10.5'];
    const within = (schema: JsonSchema) => takenBy(schema, texts);
    expect(within({ type: 'number', minimum: 0, maximum: 1 })).toEqual(['0', '0.0', '0.25', '0.999999', '1']);
    expect(within({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 })).toEqual(['0.25', '0.999999']);
    expect(within({ type: 'number', exclusiveMinimum: 1 })).toEqual(['1.000001', '1.5', '2', '10.5']);
    expect(within({ type: 'number', maximum: 0 })).toEqual(['-1', '-0.5', '-0', '0']);
  });

  it('refuses what can not be expressed and names the keyword', () => {
    expect(refused({ not: { type: 'null' } })).toBe('not');
    expect(refused({ properties: { a: { if: {} } } })).toBe('if');
    expect(refused({ $ref: 'https://example.com/schema' })).toBe('$ref');
    expect(refused({ $ref: '#/$defs/none' })).toBe('$ref');
    expect(refused({ $ref: '#' })).toBe('$ref');
    expect(refused({ type: 'strange' })).toBe('type');
    expect(refused({ type: 'integer', minimum: 3, maximum: 2 })).toBe('maximum');
    expect(refused({ type: 'string', pattern: '(?=a)' })).toBe('pattern');
    expect(refused({ enum: [] })).toBe('enum');
    expect(refused({ type: 'number', multipleOf: 0.01 })).toBe('multipleOf');
    expect(refused({ type: 'number', minimum: 0.5 })).toBe('minimum');
    expect(refused({ type: 'array', uniqueItems: true })).toBe('uniqueItems');
    expect(refused(false)).toBe('false');
    expect(refused(nested(1000))).toBe('nesting');
  });

  it('refuses schemas that multiply without end', () => {
    const part = { allOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }] };
    const definitions = { a: { properties: { x: part }, required: ['x'] }, b: { properties: { x: part } } };
    expect(refused({ $ref: '#/$defs/a', $defs: definitions })).toBeUndefined();
    const growing = { ...definitions, b: { properties: { x: { allOf: part.allOf.toReversed() } } } };
    expect(refused({ $ref: '#/$defs/a', $defs: growing })).toBe('nesting');
  });
});

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** An object with a property that tells its kind. */
function variant(kind: string): JsonSchema {
  return { properties: { kind: { const: kind } }, required: ['kind'] };
}

/** An array in an array in an array … */
function nested(depth: number): JsonSchema {
  let schema: JsonSchema = {};
  for (let level = 0; level < depth; level++) schema = { items: schema };
  return schema;
}
