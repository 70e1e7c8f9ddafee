import {
  ContextExceededError,
  InvalidRequestError,
  UnsupportedError,
  type GenerateRequest,
  type JsonSchema,
} from '@puna/runtime';
import { readTinyModelVariant, tinyModelFiles } from '@puna/tiny-model';
import { collect } from '@puna/runtime-conformance';
import { describe, expect, it } from 'vitest';
import { greedy, loadTest, question, temporaryFile } from './fixtures/test-server.js';

describe('many requests at once', () => {
  it('bring no warning of listeners that nobody took away', async () => {
    const model = await loadTest();
    const warnings: string[] = [];
    const hear = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', hear);
    await Promise.all(Array.from({ length: 20 }, (_, number) => model.tokenize(`text ${number}`)));
    await new Promise(setImmediate);
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });
});

describe('an answer', () => {
  it('shows control tokens, except the one that ends it', async () => {
    const model = await loadTest();
    const { text, done } = await collect(
      model,
      greedy('x', { constraint: { type: 'gbnf', grammar: 'root ::= "<tool_call>ab"' } }),
    );
    expect(text).toBe('<tool_call>ab');
    expect(done.reason).toBe('stop');
    const plain = await collect(model, greedy(question('What is the capital of France?')));
    expect(plain.text).not.toContain('<|');
  });

  it('keeps what only began like a stop text when maxTokens ends it', async () => {
    const model = await loadTest();
    const request = greedy(question('Count to 20.'), { maxTokens: 6 });
    const { text } = await collect(model, request);
    const { text: same, done } = await collect(model, { ...request, stop: [`${text.slice(-2)}!`] });
    expect(same).toBe(text);
    expect(done.reason).toBe('length');
  });

  it('names the stop text that ended it', async () => {
    const model = await loadTest();
    const { text } = await collect(model, greedy(question('Count to 20.')));
    const stopText = text.slice(3, 5);
    const { done } = await collect(model, greedy(question('Count to 20.'), { stop: ['never', stopText] }));
    expect(done).toMatchObject({ reason: 'stop', stopText });
  });

  it('begins with the text that goes before a JSON value', async () => {
    const model = await loadTest();
    const schema: JsonSchema = {
      type: 'object',
      properties: { a: { const: 1 } },
      required: ['a'],
      additionalProperties: false,
    };
    const constraint = { type: 'json-schema', schema, before: '<tool_call>' } as const;
    const { text } = await collect(model, greedy(question('hello'), { constraint }));
    expect(JSON.parse(text.replace(/^<tool_call>/, ''))).toEqual({ a: 1 });
    expect(text.startsWith('<tool_call>')).toBe(true);
  });

  it('may be any value with an empty schema, and none with an impossible one', async () => {
    const model = await loadTest();
    expect((await collect(model, withSchema({}))).done.usage.generatedTokens).toBeGreaterThan(0);
    await expect(collect(model, withSchema(false))).rejects.toSatisfy(InvalidRequestError.isInstance);
  });

  it.each([
    ['nested too deep', 'root ::= ' + '('.repeat(5000) + '"a"' + ')'.repeat(5000)],
    ['too long', `root ::= "${'a'.repeat(600_000)}"`],
    ['empty', ' '],
    ['no grammar', 'root = a'],
    ['without an end', 'root ::= root'],
  ])('is refused with a grammar that is %s', async (_, grammar) => {
    const model = await loadTest();
    const request = greedy('x', { constraint: { type: 'gbnf', grammar }, maxTokens: 2 });
    await expect(collect(model, request)).rejects.toSatisfy(InvalidRequestError.isInstance);
    expect((await collect(model, greedy('x', { maxTokens: 2 }))).done).toBeDefined();
  });

  it('takes seeds of any size', async () => {
    const model = await loadTest();
    for (const seed of [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 40]) {
      const request = { ...greedy(question('hello'), { maxTokens: 12 }), sampling: { temperature: 2, seed } };
      expect((await collect(model, request)).text).toBe((await collect(model, request)).text);
    }
  });

  it('may have no tokens', async () => {
    const model = await loadTest();
    const { text, done } = await collect(model, greedy(question('hello'), { maxTokens: 0 }));
    expect([text, done.reason, done.usage.generatedTokens]).toEqual(['', 'length', 0]);
  });

  it('is the same with a draft model, whose tokens are taken', async () => {
    const plain = await loadTest();
    const log: string[] = [];
    const logger = { debug: (_: unknown, line: string) => void log.push(line), warn: () => {} };
    const drafted = await loadTest({ draft: tinyModelFiles.weights }, { draftTokens: 4 }, { logger });
    const request = greedy(question('Count to 20.'));
    expect((await collect(drafted, request)).text).toBe((await collect(plain, request)).text);
    // A model that drafts for itself is always right.
    expect(log).toContainEqual(expect.stringMatching(/draft acceptance\D*1\.0/));
  });
});

describe('a model that ranks', () => {
  it('gives scores in the order of the documents', async () => {
    const ranker = await readTinyModelVariant('ranking');
    const model = await loadTest({ weights: await temporaryFile('ranker.gguf', ranker) });
    expect(model.capabilities).toMatchObject({ rerank: true, embedding: false, completion: false });
    const documents = ['Paris is the capital of France.', 'Bananas are yellow.', 'x'];
    const { scores, inputTokens } = await model.rerank({ query: 'the capital of France', documents });
    const reversed = await model.rerank({ query: 'the capital of France', documents: documents.toReversed() });
    for (const score of scores) expect(score).toBeGreaterThan(0);
    expect(reversed.scores.toReversed()).toEqual(scores.map((score) => expect.closeTo(score, 3) as number));
    expect(inputTokens).toBeGreaterThan(10);
    await expect(model.rerank({ query: 'x', documents: ['long '.repeat(3000)] })).rejects.toSatisfy(
      ContextExceededError.isInstance,
    );
    await expect(model.embed({ inputs: ['x'] })).rejects.toSatisfy(UnsupportedError.isInstance);
  });
});

function withSchema(schema: JsonSchema): GenerateRequest {
  return greedy(question('hello'), { constraint: { type: 'json-schema', schema }, maxTokens: 4 });
}
