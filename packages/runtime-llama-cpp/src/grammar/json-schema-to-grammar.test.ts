import { InvalidRequestError, type JsonSchema } from '@puna/runtime';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NativeBinding } from '../native/binding.js';
import { loadLibrary } from '../native/load-library.js';
import { jsonObjectGrammar, jsonSchemaToGrammar } from './json-schema-to-grammar.js';

let binding: NativeBinding;

beforeAll(async () => {
  ({ binding } = await loadLibrary({ gpu: false }));
});

/** Asks llama.cpp itself which of the texts the grammar takes. */
function taken(grammar: string, texts: readonly string[]): string[] {
  const parsed = new binding.AddonGrammar(grammar, { addonExports: binding, rootRuleName: 'root' });
  return texts.filter((text) => parsed.isTextCompatible(text));
}

function takenBy(schema: JsonSchema, texts: readonly string[]): string[] {
  return taken(jsonSchemaToGrammar(schema).grammar, texts);
}

/** The texts that the grammar judges wrongly. */
function mistakes(schema: JsonSchema, yes: readonly string[], no: readonly string[]): string[] {
  const accepted = takenBy(schema, [...yes, ...no]);
  return [...yes.filter((text) => !accepted.includes(text)), ...no.filter((text) => accepted.includes(text))];
}

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

  it('says which keywords a grammar can not follow', () => {
    expect(jsonSchemaToGrammar({ type: 'number', minimum: 1, multipleOf: 2 }).ignored).toEqual([
      'multipleOf',
      'minimum of a number with fractions',
    ]);
    expect(jsonSchemaToGrammar({ type: 'string', format: 'email', maxLength: 9999 }).ignored).toEqual([
      'format email',
      'maxLength beyond 2000',
    ]);
    expect(jsonSchemaToGrammar({ type: 'string', description: 'x', title: 'y', default: 'z' }).ignored).toEqual([]);
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
    expect(refused(nested(1000))).toBe('nesting');
  });
});

/** The keyword that is named when a schema is refused. */
function refused(schema: JsonSchema): unknown {
  try {
    jsonSchemaToGrammar(schema);
  } catch (error) {
    return InvalidRequestError.isInstance(error) ? error.details['keyword'] : error;
  }
  return undefined;
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** An array in an array in an array … */
function nested(depth: number): JsonSchema {
  let schema: JsonSchema = {};
  for (let level = 0; level < depth; level++) schema = { items: schema };
  return schema;
}

function patternMistakes(pattern: string, yes: readonly string[], no: readonly string[]): string[] {
  const [right, wrong] = [yes, no].map((texts) => texts.map((text) => JSON.stringify(text)));
  return mistakes({ type: 'string', pattern }, right ?? [], wrong ?? []);
}

describe('a pattern', () => {
  it('matches the whole text where it is anchored', () => {
    expect(patternMistakes('^[A-Z]{2}-\\d{3,}$', ['AB-123', 'ZZ-99999'], ['A-123', 'AB-12', 'AB-123x'])).toEqual([]);
    expect(patternMistakes('^(foo|ba[rz])+$', ['foo', 'barbaz'], ['fo', 'bax', ''])).toEqual([]);
    expect(patternMistakes('^a.c?$', ['ab', 'abc', 'a"c', 'a\nc'], ['a', 'xbc'])).toEqual([]);
  });

  it('matches anywhere where it is not', () => {
    expect(patternMistakes('b+', ['abc', 'b'], ['ac'])).toEqual([]);
    expect(patternMistakes('^a', ['abc', 'a'], ['ba'])).toEqual([]);
  });

  it('knows classes and escapes', () => {
    expect(patternMistakes('^[^0-9]+$', ['abc', 'é '], ['a1'])).toEqual([]);
    expect(patternMistakes('^["\\\\x]$', ['"', '\\', 'x'], ['y'])).toEqual([]);
    expect(patternMistakes('^[\\w.-]+@[\\w.]+\\.com$', ['a.b-c@d.com'], ['a b@d.com', 'a@b.org'])).toEqual([]);
    expect(patternMistakes('^\\$\\{\\}\\/$', ['${}/'], ['$'])).toEqual([]);
    expect(patternMistakes('^(?:a|)$', ['a', ''], ['b'])).toEqual([]);
  });
});
