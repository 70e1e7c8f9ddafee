import { ContextExceededError, InvalidRequestError, UnsupportedError, type LoadedModel } from '@puna/runtime';
import { readTinyModelAnswers } from '@puna/tiny-model';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greedy, loadTiny, question } from '../fixtures/tiny-model.js';

let model: LoadedModel;

beforeAll(async () => {
  model = await loadTiny();
});
afterAll(() => model.close());

describe('a generation', () => {
  it('gives the known answers with the known counts', async () => {
    const { cases } = await readTinyModelAnswers();
    for (const { prompt, raw, prompt_tokens: promptTokens, tokens } of cases) {
      const { text, done } = await collect(model, greedy(prompt, { maxTokens: 300 }));
      expect(text).toBe(raw);
      expect(done.reason).toBe('stop');
      expect(done.usage).toMatchObject({ promptTokens, generatedTokens: tokens + 1 });
    }
  });

  it('ends with length at the limit', async () => {
    const { text, done } = await collect(model, greedy(question('What is Puna?'), { maxTokens: 3 }));
    expect(text).toBe('Puna is a');
    expect(done).toMatchObject({ reason: 'length', usage: { generatedTokens: 3 } });
  });

  it('only reads the prompt where no token is wanted', async () => {
    const { text, done } = await collect(model, greedy(question('What is Puna?'), { maxTokens: 0 }));
    expect(text).toBe('');
    expect(done).toMatchObject({ reason: 'length', usage: { promptTokens: 12, generatedTokens: 0 } });
  });

  it('ends at a stop text without giving any part of it', async () => {
    const { text, pieces, done } = await collect(
      model,
      greedy(question('What is Puna?'), { stop: ['hosted lang', 'never'] }),
    );
    expect(text).toBe('Puna is a self-');
    expect(pieces.join('|')).not.toContain('h');
    expect(done).toMatchObject({ reason: 'stop', stopText: 'hosted lang' });
  });

  it('gives a held back piece when it is no stop text after all', async () => {
    const { text } = await collect(
      model,
      greedy(question('What is Puna?'), { stop: ['self-hosted car', 'machine.!'] }),
    );
    expect(text).toMatch(/^Puna is a self-hosted language.*machine\.$/);
  });

  it('leaves out a token whose logit is lowered enough, and keeps to one that is raised', async () => {
    const [usual] = await model.tokenize('Puna');
    const [other] = await model.tokenize('machine');
    const answerWith = async (logitBias: Record<string, number>) => {
      const sampling = { temperature: 0, logitBias };
      return (await collect(model, greedy(question('What is Puna?'), { sampling, maxTokens: 3 }))).text;
    };
    expect(await answerWith({})).toBe('Puna is a');
    expect(await answerWith({ [usual ?? 0]: -100 })).not.toMatch(/^Puna/);
    expect(await answerWith({ [other ?? 0]: 100 })).toBe((await model.detokenize([other ?? 0])).repeat(3));
    await expect(answerWith({ [model.limits.vocabularySize]: 1 })).rejects.toSatisfy(InvalidRequestError.isInstance);
  });

  it('tells its times', async () => {
    const { done } = await collect(model, greedy(question('What is Puna?')));
    expect(done.usage.promptDuration).toBeGreaterThan(0);
    expect(done.usage.generateDuration).toBeGreaterThan(0);
    expect(done.usage.queueDuration).toBeGreaterThanOrEqual(0);
  });

  it('is refused for an empty prompt where nothing begins a text', async () => {
    await expect(collect(model, greedy(''))).rejects.toSatisfy(InvalidRequestError.isInstance);
  });

  it('warns of a setting that is not honoured, before anything else', async () => {
    for await (const event of model.generate(
      greedy('x', { sampling: { temperature: 0, typicalP: 0.5 }, maxTokens: 1 }),
    )) {
      expect(event).toMatchObject({ type: 'warning', warning: { type: 'unsupported-option', option: 'typicalP' } });
      break;
    }
  });

  it('takes prompts only', async () => {
    const request = { input: { type: 'chat', messages: [] } } as const;
    await expect(collect(model, request)).rejects.toSatisfy(UnsupportedError.isInstance);
  });
});

describe('sampling', () => {
  // Top-p comes before the temperature, so it would leave this sure model only one choice.
  const sampling = { temperature: 3, topK: 100 };

  it('repeats with the same seed and differs with another', async () => {
    const answers: string[] = [];
    for (const seed of [7, 7, 8]) {
      answers.push((await collect(model, greedy('The', { sampling: { ...sampling, seed }, maxTokens: 24 }))).text);
    }
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).not.toBe(answers[0]);
  });

  it('differs from time to time without a seed', async () => {
    const answers = new Set<string>();
    for (let time = 0; time < 4; time++)
      answers.add((await collect(model, greedy('The', { sampling, maxTokens: 24 }))).text);
    expect(answers.size).toBeGreaterThan(1);
  });

  it('penalises what was said, also in the prompt', async () => {
    const repeating = greedy('one one one one one one one one one', { maxTokens: 8 });
    const plain = await collect(model, repeating);
    const penalised = await collect(model, {
      ...repeating,
      sampling: { temperature: 0, repeatPenalty: 100, repeatLastTokens: -1 },
    });
    expect(penalised.text).not.toBe(plain.text);
    const tokens = await model.tokenize(penalised.text);
    const prompt = await model.tokenize('one one');
    expect(tokens.filter((token) => prompt.includes(token))).toEqual([]);
  });
});

describe('log probabilities', () => {
  it("are natural logarithms of the model's own probabilities, the same at any temperature", async () => {
    const request = greedy('The sky is', { maxTokens: 1, logProbabilities: { alternatives: 20 } });
    const { logProbabilities } = await collect(model, request);
    const [first] = logProbabilities;
    const alternatives = first?.alternatives ?? [];
    expect(alternatives).toHaveLength(20);
    expect(alternatives[0]).toMatchObject({ token: first?.token, logProbability: first?.logProbability });
    const sum = alternatives.reduce((total, { logProbability }) => total + Math.exp(logProbability), 0);
    expect(sum).toBeGreaterThan(0.2);
    expect(sum).toBeLessThanOrEqual(1.0001);
    expect(alternatives.map(({ logProbability }) => logProbability)).toEqual(
      alternatives.map(({ logProbability }) => logProbability).sort((a, b) => b - a),
    );

    const hot = await collect(model, { ...request, sampling: { temperature: 5, topK: 5, seed: 3 } });
    expect(hot.logProbabilities[0]?.alternatives?.[0]?.logProbability).toBeCloseTo(first?.logProbability ?? 0, 4);
  });

  it('come one for each token, with its bytes', async () => {
    const { text, logProbabilities, done } = await collect(
      model,
      greedy(question('What is Puna?'), { logProbabilities: { alternatives: 0 } }),
    );
    expect(logProbabilities).toHaveLength(done.usage.generatedTokens - 1);
    expect(Buffer.from(logProbabilities.flatMap(({ bytes }) => bytes)).toString()).toBe(text);
    expect(
      logProbabilities.every(({ alternatives, logProbability }) => alternatives === undefined && logProbability <= 0),
    ).toBe(true);
  });
});

describe('the context', () => {
  let small: LoadedModel;
  let fixed: LoadedModel;
  const long = 'one two three four five '.repeat(40);

  beforeAll(async () => {
    [small, fixed] = await Promise.all([
      loadTiny({ contextLength: 64 }),
      loadTiny({ contextLength: 64, contextShift: false }),
    ]);
  });
  afterAll(() => Promise.all([small.close(), fixed.close()]));

  it('takes a prompt that is too long by cutting its middle', async () => {
    const { done } = await collect(small, greedy(long, { maxTokens: 1 }));
    expect(done.usage.promptTokens).toBe(64 - Math.floor((64 - 4) / 2));
  });

  it('refuses a prompt that is too long where it must not be cut', async () => {
    await expect(collect(small, greedy(long, { truncatePrompt: false }))).rejects.toSatisfy(
      ContextExceededError.isInstance,
    );
    await expect(collect(fixed, greedy(long))).rejects.toSatisfy(ContextExceededError.isInstance);
  });

  it('is shifted when it is full, so that the answer goes on', async () => {
    const { done } = await collect(
      small,
      greedy('one two three', {
        maxTokens: 150,
        constraint: { type: 'gbnf', grammar: 'root ::= [a-z ]*' },
        sampling: { temperature: 2, seed: 1 },
      }),
    );
    expect(done.usage.generatedTokens).toBe(150);
  });

  it('ends the answer with length where it is not shifted', async () => {
    const request = greedy('one two three', {
      maxTokens: 150,
      constraint: { type: 'gbnf', grammar: 'root ::= [a-z]+ root' },
    });
    const { done } = await collect(fixed, request);
    expect(done.reason).toBe('length');
    expect(done.usage.promptTokens + done.usage.generatedTokens).toBe(64 + 1);
    expect(fixed.capabilities.contextShift).toBe(false);
  });
});

describe('the cache', () => {
  it('saves reading what the last request had in common', async () => {
    const fresh = await loadTiny();
    const prompt = question('What is Puna?');
    const first = await collect(fresh, greedy(prompt));
    expect(first.done.usage.cachedPromptTokens).toBe(0);
    const again = await collect(fresh, greedy(prompt));
    expect(again.done.usage).toMatchObject({ promptTokens: 12, cachedPromptTokens: 11 });
    expect(again.text).toBe(first.text);
    const next = await collect(fresh, greedy(`${prompt}${first.text}<|im_end|>\n${question('How do I run a model?')}`));
    expect(next.done.usage.cachedPromptTokens).toBeGreaterThanOrEqual(12 + 29);
    expect((await collect(fresh, greedy('Something else'))).done.usage.cachedPromptTokens).toBe(0);
    await fresh.close();
  });
});
