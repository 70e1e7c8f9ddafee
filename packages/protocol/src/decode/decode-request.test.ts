import { describe, expect, it } from 'vitest';

import { catchError } from '../fixtures/catch-error.js';
import { chatRequestSchema } from '../ollama/chat.js';
import { createRequestSchema } from '../ollama/create.js';
import { embedRequestSchema } from '../ollama/embed.js';
import { generateRequestSchema } from '../ollama/generate.js';
import { decodeRequest } from './decode-request.js';

const decodeChat = (value: unknown) => decodeRequest(chatRequestSchema, value, 'ChatRequest');
const decodeCreate = (value: unknown) => decodeRequest(createRequestSchema, value, 'CreateRequest');

describe('field names', () => {
  it('match whatever their case, at every level that the schema knows', () => {
    const request = decodeChat({
      MODEL: 'm',
      Messages: [{ ROLE: 'User', Content: 'hi', Tool_Calls: [{ Function: { NAME: 'f', Arguments: { City: 1 } } }] }],
      tools: [{ Type: 'function', FUNCTION: { Name: 'f', Parameters: { Properties: { City: { TYPE: 'string' } } } } }],
    });
    expect(request).toMatchObject({
      model: 'm',
      messages: [{ role: 'user', content: 'hi', tool_calls: [{ function: { name: 'f', arguments: { City: 1 } } }] }],
      tools: [{ type: 'function', function: { name: 'f', parameters: { properties: { City: { type: 'string' } } } } }],
    });
  });

  it('stay as they are in free maps, nulls included', () => {
    const free = { Model: null, nested: { MODEL: 'x', Null: null } };
    const request = decodeRequest(generateRequestSchema, { options: free, format: free }, 'GenerateRequest');
    expect(request.options).toEqual(free);
    expect(request.format).toEqual(free);
    const call = { function: { name: 'f', arguments: free } };
    expect(decodeChat({ messages: [{ tool_calls: [call] }] }).messages[0]?.tool_calls?.[0]).toEqual(call);
    const create = decodeCreate({ parameters: free, info: free });
    expect(create).toMatchObject({ parameters: free, info: free });
  });

  it('may repeat: the last wins, and a null changes nothing', () => {
    expect(decodeChat({ model: 'a', Model: 'b' }).model).toBe('b');
    expect(decodeChat({ Model: 'b', model: 'a' }).model).toBe('a');
    expect(decodeChat({ model: 'a', Model: null }).model).toBe('a');
  });

  it('that are unknown are ignored', () => {
    expect(decodeChat({ model: 'm', wibble: 1 })).not.toHaveProperty('wibble');
    const hostile = decodeChat(JSON.parse('{"__proto__":{"model":"x"},"constructor":1}'));
    expect(hostile.model).toBe('');
  });

  it('that are null count as absent', () => {
    const nothing = { model: null, messages: null, keep_alive: null, think: null, format: null, options: null };
    expect(decodeChat(nothing)).toEqual(decodeChat({}));
    expect(decodeChat(null)).toEqual(decodeChat({}));
    expect(decodeChat({ messages: [null, { content: null }] }).messages).toEqual([
      { role: '', content: '' },
      { role: '', content: '' },
    ]);
    expect(decodeRequest(embedRequestSchema, { input: null }, 'EmbedRequest')).not.toHaveProperty('input');
  });
});

describe('wrong types', () => {
  it.each([
    [{ messages: 'hello' }, 'string into Go struct field ChatRequest.messages of type []api.Message'],
    [{ messages: [5] }, 'number into Go struct field ChatRequest.messages of type api.Message'],
    [{ messages: [{ content: [] }] }, 'array into Go struct field ChatRequest.messages.content of type string'],
    [{ stream: 'false' }, 'string into Go struct field ChatRequest.stream of type bool'],
    [{ model: true }, 'bool into Go struct field ChatRequest.model of type string'],
    [{ options: [] }, 'array into Go struct field ChatRequest.options of type map[string]interface {}'],
    [{ top_logprobs: 1.5 }, 'number 1.5 into Go struct field ChatRequest.top_logprobs of type int'],
    [{ top_logprobs: 1e300 }, 'number 1e+300 into Go struct field ChatRequest.top_logprobs of type int'],
    [{ top_logprobs: {} }, 'object into Go struct field ChatRequest.top_logprobs of type int'],
    [{ tools: {} }, 'object into Go struct field ChatRequest.tools of type []api.Tool'],
    [
      { messages: [{ tool_calls: [{ function: { arguments: '{}' } }] }] },
      'string into Go struct field ChatRequest.messages.tool_calls.function.arguments of type map[string]interface {}',
    ],
    [[], 'array into Go value of type api.ChatRequest'],
    ['text', 'string into Go value of type api.ChatRequest'],
  ])('in %j are named', (value, text) => {
    expect(catchError(() => decodeChat(value))).toMatchObject({
      name: 'RequestBodyError',
      code: 'invalid-field',
      message: `json: cannot unmarshal ${text}`,
    });
  });

  it('come with the path of the field', () => {
    const error = catchError(() => decodeChat({ messages: [{}, { content: 5 }] }));
    expect(error).toMatchObject({ field: 'messages.1.content' });
  });

  it('have the name of the request also behind a transform', () => {
    expect(catchError(() => decodeCreate([]))).toMatchObject({
      message: 'json: cannot unmarshal array into Go value of type api.CreateRequest',
    });
    expect(catchError(() => decodeCreate({ files: { a: 1 } }))).toMatchObject({
      message: 'json: cannot unmarshal number into Go struct field CreateRequest.files.a of type string',
    });
  });
});

describe("a schema's own messages", () => {
  it.each([
    [{ keep_alive: 'soon' }, 'time: invalid duration "soon"'],
    [{ keep_alive: true }, "Unsupported type: 'bool'"],
    [{ think: 'hard' }, 'invalid think value: "hard" (must be "high", "medium", "low", "max", true, or false)'],
    [{ think: 1 }, 'think must be a boolean or string ("high", "medium", "low", "max", true, or false)'],
    [{ messages: [{ images: ['QUJD', '%%%'] }] }, 'illegal base64 data at input byte 0'],
  ])('for %j come out as they are', (value, message) => {
    expect(catchError(() => decodeChat(value))).toMatchObject({
      name: 'RequestBodyError',
      code: 'invalid-field',
      message,
    });
  });
});

describe('hostile nesting', () => {
  it('of known objects is refused instead of overflowing the stack', () => {
    let property: unknown = { type: 'string' };
    for (let depth = 0; depth < 9000; depth += 1) property = { properties: { a: property } };
    const tools = [{ function: { name: 'f', parameters: property } }];
    expect(catchError(() => decodeChat({ tools }))).toMatchObject({ code: 'too-deep', message: 'exceeded max depth' });
  });

  it('in free maps is left to whoever reads them', () => {
    let free: unknown = 1;
    for (let depth = 0; depth < 9000; depth += 1) free = { a: free };
    expect(decodeChat({ options: { x: free }, format: free }).format).toBe(free);
  });
});
