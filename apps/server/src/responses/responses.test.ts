import { startTestServer, type TestServer } from '@puna-tooling/testing';
import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const asked = { model: 'puna-tiny', temperature: 0 };
const weather: OpenAI.Responses.FunctionTool = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather in a given city',
  strict: null,
  parameters: {
    type: 'object',
    properties: { city: { type: 'string', description: 'The name of the city' } },
    required: ['city'],
  },
};

describe('POST /v1/responses, through the official client', () => {
  let server: TestServer;
  let client: OpenAI;
  beforeAll(async () => {
    server = await startTestServer(startServer);
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('answers with thinking and text', async () => {
    const response = await client.responses.create({ ...asked, input: 'What is 3 + 4?' });
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      error: null,
      output: [
        { type: 'reasoning', summary: [{ text: '3 plus 4 is 7.\n' }], encrypted_content: '3 plus 4 is 7.\n' },
        { type: 'message', role: 'assistant', status: 'completed' },
      ],
      usage: { input_tokens: 18 },
    });
    expect(response.output_text).toBe('3 + 4 = 7.');
  });

  it('streams events that the client puts together, numbered from 0', async () => {
    const stream = client.responses.stream({ ...asked, input: 'What is 3 + 4?' });
    const numbers: number[] = [];
    let text = '';
    for await (const event of stream) {
      numbers.push(event.sequence_number);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    expect(numbers).toEqual(numbers.map((_, index) => index));
    expect(text).toBe('3 + 4 = 7.');
    expect((await stream.finalResponse()).output_text).toBe('3 + 4 = 7.');
  });

  it('makes the model call a tool that is named, and keeps to a form', async () => {
    const forced = await client.responses.create({
      ...asked,
      input: 'Hello',
      tools: [weather],
      tool_choice: { type: 'function', name: 'get_weather' },
      max_output_tokens: 200,
      reasoning: { effort: 'none' },
    });
    expect(forced.output.at(-1)).toMatchObject({ type: 'function_call', name: 'get_weather' });
    const formed = await client.responses.create({
      ...asked,
      input: 'Hello',
      text: { format: { type: 'json_schema', name: 'colour', schema: { type: 'string', enum: ['blue', 'red'] } } },
      reasoning: { effort: 'none' },
    });
    expect(formed.output_text).toMatch(/^"(blue|red)"$/);
  });

  it('takes instructions as the system prompt', async () => {
    const plain = await client.responses.create({ ...asked, input: 'Hi', max_output_tokens: 1 });
    const told = await client.responses.create({
      ...asked,
      input: 'Hi',
      instructions: 'Be kind.',
      max_output_tokens: 1,
    });
    expect(told.usage?.input_tokens).toBeGreaterThan(plain.usage?.input_tokens ?? 0);
    expect(told.instructions).toBe('Be kind.');
  });

  it('tells what it does not do in a header', async () => {
    const body = { ...asked, input: 'Hi', previous_response_id: 'resp_1', tools: [{ type: 'web_search' }] };
    const response = await server.send('POST', '/v1/responses', body);
    expect([response.status, response.headers.get('puna-warning')]).toEqual([
      200,
      'previous_response_id is not supported and was ignored; tool type "web_search" is not supported: the tool is left out',
    ]);
  });

  it.each([
    [undefined, 'input must be a string or array'],
    [[{}], "input[0]: input item missing required 'type' field"],
    [[{ role: 'user', content: 'x' }, { type: 'dance' }], 'input[1]: unknown input item type: "dance"'],
    [[{ role: 'user', content: [{ type: 'input_file' }] }], 'input[0]: file inputs are not currently supported'],
    [[{ role: 'user', content: [{ type: 'x' }] }], 'input[0]: content[0]: unknown content type: x'],
  ])('refuses the input %j', async (input, message) => {
    const response = await server.send('POST', '/v1/responses', { model: 'puna-tiny', input });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { message, type: 'invalid_request_error', param: null, code: null } },
    ]);
  });

  it('raises errors of the right kind before a stream begins', async () => {
    await expect(client.responses.create({ model: 'nope', input: 'x', stream: true })).rejects.toThrow(NotFoundError);
    await expect(client.responses.create({ model: '', input: 'x' })).rejects.toThrow(BadRequestError);
  });
});
