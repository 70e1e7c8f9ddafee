import { InvalidRequestError, type LoadedModel } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greedy, loadTiny, question } from '../fixtures/tiny-model.js';

describe('a constrained output', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await loadTiny();
  });
  afterAll(() => model.close());

  it('is a JSON object where that is asked for', async () => {
    const { text } = await collect(
      model,
      greedy(question('Give me a JSON object with a field color.'), { constraint: { type: 'json' }, maxTokens: 200 }),
    );
    expect(JSON.parse(text)).toBeTypeOf('object');
  });

  it('follows the schema', async () => {
    const schema = {
      type: 'object',
      properties: { age: { type: 'integer' }, available: { type: 'boolean' } },
      required: ['age', 'available'],
    };
    const { text, done } = await collect(
      model,
      greedy(question('He is 22 and busy.'), { constraint: { type: 'json-schema', schema } }),
    );
    expect(JSON.parse(text)).toEqual({ age: expect.any(Number), available: expect.any(Boolean) });
    expect(done.reason).toBe('stop');
  });

  it('follows the schema at any temperature', async () => {
    const schema = { type: 'array', items: { enum: ['a', 'b'] }, minItems: 2, maxItems: 3 };
    for (const seed of [1, 2, 3]) {
      const { text } = await collect(
        model,
        greedy('x', { constraint: { type: 'json-schema', schema }, sampling: { temperature: 3, seed } }),
      );
      expect(
        (JSON.parse(text) as unknown[]).filter((value) => value === 'a' || value === 'b').length,
      ).toBeGreaterThanOrEqual(2);
    }
  });

  it('follows a grammar in GBNF', async () => {
    const grammar = 'root ::= "yes" | "no"';
    const { text } = await collect(model, greedy(question('What is Puna?'), { constraint: { type: 'gbnf', grammar } }));
    expect(['yes', 'no']).toContain(text);
  });

  it('is refused for a schema that a grammar can not follow, by the name of the keyword', async () => {
    const schema = { type: 'integer', multipleOf: 3 };
    const work = collect(model, greedy('x', { constraint: { type: 'json-schema', schema } }));
    await expect(work).rejects.toMatchObject({ code: 'invalid-request', details: { keyword: 'multipleOf' } });
  });

  it('gives a warning for a format without a rule', async () => {
    const schema = { type: 'string', format: 'iri' };
    const { warnings } = await collect(
      model,
      greedy('x', { constraint: { type: 'json-schema', schema }, maxTokens: 4 }),
    );
    expect(warnings).toMatchObject([{ type: 'unsupported-option', option: 'constraint' }]);
  });

  it.each([
    ['that is none', 'what is this'],
    ['without a root', 'a ::= "b"'],
    ['that never begins', 'root ::= root "a"'],
    ['that is nested without end', `root ::= ${'('.repeat(100_000)}"a"${')'.repeat(100_000)}`],
  ])('is refused for a grammar %s', async (_, grammar) => {
    await expect(collect(model, greedy('x', { constraint: { type: 'gbnf', grammar } }))).rejects.toSatisfy(
      InvalidRequestError.isInstance,
    );
  });
});
