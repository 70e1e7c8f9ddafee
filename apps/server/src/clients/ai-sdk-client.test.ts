import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { APICallError, embedMany, generateText, jsonSchema, Output, stepCountIs, streamText, tool } from 'ai';
import { createOllama } from 'ollama-ai-provider-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

// This provider sends the SDK's own `temperature` beside the options, where the Ollama API does not look for it.
const providerOptions = { ollama: { options: { temperature: 0 } } };

describe('the AI SDK with its provider for Ollama', () => {
  let server: TestServer;
  let ollama: ReturnType<typeof createOllama>;
  let asked: { model: ReturnType<typeof ollama>; maxRetries: number; providerOptions: typeof providerOptions };
  beforeAll(async () => {
    server = await startTestServer(startServer);
    ollama = createOllama({ baseURL: `${server.url}/api` });
    asked = { model: ollama(model), maxRetries: 0, providerOptions };
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('gets an answer, and the thinking apart', async () => {
    const think = { ollama: { ...providerOptions.ollama, think: true } };
    const answer = await generateText({ ...asked, providerOptions: think, prompt: addition.question });
    expect(answer).toMatchObject({ text: addition.answer, reasoningText: addition.thinking, finishReason: 'stop' });
    expect(answer.usage.outputTokens).toBeGreaterThan(5);
  });

  it('streams', async () => {
    const answer = streamText({ ...asked, prompt: addition.question });
    const pieces: string[] = [];
    for await (const piece of answer.textStream) pieces.push(piece);
    expect(joinStreamed(pieces)).toBe(addition.answer);
    expect(await answer.finishReason).toBe('stop');
  });

  it('has a tool called and answers from its result', async () => {
    const told: unknown[] = [];
    const getWeather = tool({
      description: weather.tool.description,
      inputSchema: jsonSchema<{ city: string }>(weather.tool.parameters),
      execute: (input) => {
        told.push(input);
        return weather.result;
      },
    });
    const question = {
      ...asked,
      prompt: weather.question,
      tools: { [weather.tool.name]: getWeather },
      stopWhen: stepCountIs(3),
    };
    const answer = await generateText(question);
    expect(answer.steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
    expect(answer.text).toBe(weather.answer);
    expect(await streamText(question).text).toBe(weather.answer);
    expect(told).toEqual([weather.arguments, weather.arguments]);
  });

  it('holds an answer to a JSON Schema', async () => {
    const { output } = await generateText({
      ...asked,
      prompt: person.question,
      output: Output.object({ schema: jsonSchema(person.schema) }),
    });
    expect(asPerson(output)).toEqual(person.answer);
  });

  it('recognises that a model is missing', async () => {
    const question = { ...asked, model: ollama(missingModel), prompt: 'x' };
    const error: unknown = await generateText(question).catch((reason: unknown) => reason);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ statusCode: 404, isRetryable: false });
    const told: unknown[] = [];
    await streamText({ ...question, onError: (event) => void told.push(event.error) }).consumeStream();
    expect(told).toMatchObject([{ name: 'AI_APICallError', statusCode: 404 }]);
  });

  it('embeds', async () => {
    const { embeddings } = await embedMany({
      model: ollama.embeddingModel('embedder'),
      values: ['a', 'b'],
      maxRetries: 0,
    });
    expect(embeddings.map((vector) => vector.length)).toEqual([128, 128]);
  });
});
