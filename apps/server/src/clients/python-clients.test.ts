import { addEmbedder, startTestServer, type PythonEnvironment, type TestServer } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { preparePythonClients, runPythonChecks } from './fixtures/python-environment.js';
import * as questions from './fixtures/questions.js';

const minutes = 60_000;

/** The checks of `fixtures/python/NAME_client.py`: those of every client, and more of some. */
const everyClient = ['plain_answer', 'stream', 'tool_round_trip', 'schema_answer', 'missing_model'];
const clients: Record<string, string[]> = {
  ollama: ['embeddings', 'models'],
  openai: ['responses', 'responses_tool_round_trip', 'embeddings', 'models'],
  anthropic: ['tool_runner', 'token_count'],
  litellm: [],
  langchain: ['embeddings'],
};

describe('a Python client', () => {
  let server: TestServer;
  let environment: PythonEnvironment;
  beforeAll(async () => {
    environment = await preparePythonClients();
    server = await startTestServer(startServer);
    await addEmbedder(server);
  }, 10 * minutes);
  afterAll(() => server.close());

  it.for(Object.entries(clients))('%s', { timeout: 2 * minutes }, async ([name, more], test) => {
    if (environment.missing !== undefined) return test.skip(environment.missing);
    const passed = await runPythonChecks(environment.python, name, {
      PUNA_TEST_SERVER: server.url,
      PUNA_TEST_QUESTIONS: JSON.stringify(questions),
      OLLAMA_HOST: server.url,
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    });
    expect(passed).toEqual(expect.arrayContaining([...everyClient, ...more]));
  });
});
