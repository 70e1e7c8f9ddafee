import { HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOllama, OllamaEmbeddings } from '@langchain/ollama';
import { addEmbedder, startTestServer, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { asPerson, joinStreamed } from './fixtures/judge-answers.js';
import { addition, missingModel, model, person, weather } from './fixtures/questions.js';

describe('LangChain.js', () => {
  let server: TestServer;
  let chat: (more?: { model?: string; think?: boolean }) => ChatOllama;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    chat = (more) => new ChatOllama({ model, baseUrl: server.url, temperature: 0, maxRetries: 0, ...more });
    await addEmbedder(server);
  });
  afterAll(() => server.close());

  it('gets an answer with its usage', async () => {
    const answer = await chat().invoke(addition.question);
    expect(answer.text).toBe(addition.answer);
    expect(answer).toMatchObject({
      response_metadata: { done_reason: 'stop' },
      usage_metadata: { input_tokens: 18, output_tokens: expect.any(Number) },
    });
  });

  it('streams', async () => {
    const pieces: string[] = [];
    for await (const chunk of await chat({ think: false }).stream(addition.question)) pieces.push(chunk.text);
    expect(joinStreamed(pieces)).toBe(addition.answer);
  });

  it('has a tool called and answers from its result', async () => {
    const asked: unknown[] = [];
    const getWeather = tool(
      (input) => {
        asked.push(input);
        return weather.result;
      },
      { name: weather.tool.name, description: weather.tool.description, schema: weather.tool.parameters },
    );
    const withTools = chat({ think: false }).bindTools([getWeather]);
    const question = new HumanMessage(weather.question);
    const calling = await withTools.invoke([question]);
    const results = await Promise.all((calling.tool_calls ?? []).map((call) => getWeather.invoke(call)));
    expect(asked).toEqual([weather.arguments]);
    expect((await withTools.invoke([question, calling, ...results])).text).toBe(weather.answer);
  });

  it('holds an answer to a JSON Schema', async () => {
    const structured = chat().withStructuredOutput({ title: 'person', ...person.schema });
    expect(asPerson(await structured.invoke(person.question))).toEqual(person.answer);
  });

  it('recognises that a model is missing', async () => {
    const failure = { name: 'ResponseError', status_code: 404, error: `model '${missingModel}' not found` };
    await expect(chat({ model: missingModel }).invoke('x')).rejects.toMatchObject(failure);
    await expect(chat({ model: missingModel }).stream('x')).rejects.toMatchObject(failure);
  });

  it('embeds', async () => {
    const embedder = new OllamaEmbeddings({ model: 'embedder', baseUrl: server.url, maxRetries: 0 });
    const vectors = await embedder.embedDocuments(['a', 'b']);
    expect(vectors.map((vector) => vector.length)).toEqual([128, 128]);
    expect(await embedder.embedQuery('a')).toHaveLength(128);
  });
});
