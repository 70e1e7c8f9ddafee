import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { decodeRequest } from '../decode/decode-request.js';
import * as ollama from './index.js';

const decodeGenerate = (value: unknown) => decodeRequest(ollama.generateRequestSchema, value, 'GenerateRequest');
const decodeChat = (value: unknown) => decodeRequest(ollama.chatRequestSchema, value, 'ChatRequest');
const decodeEmbed = (value: unknown) => decodeRequest(ollama.embedRequestSchema, value, 'EmbedRequest');
const decodeCreate = (value: unknown) => decodeRequest(ollama.createRequestSchema, value, 'CreateRequest');

describe('generate', () => {
  it('fills in the defaults', () => {
    expect(decodeGenerate({ model: ' m ' })).toEqual({
      model: 'm',
      prompt: '',
      suffix: '',
      system: '',
      template: '',
      stream: true,
      raw: false,
      truncate: true,
      logprobs: false,
      top_logprobs: 0,
      _debug_render_only: false,
    });
  });

  it('keeps a prompt of spaces', () => {
    expect(decodeGenerate({ prompt: ' ' }).prompt).toBe(' ');
  });

  it('reads keep_alive as milliseconds', () => {
    expect(decodeGenerate({ keep_alive: 1.5 }).keep_alive).toBe(1500);
    expect(decodeGenerate({ keep_alive: '-1m' }).keep_alive).toBe(Infinity);
    expect(decodeGenerate({ keep_alive: '0' }).keep_alive).toBe(0);
  });

  it.each([true, false, 'low', 'medium', 'high', 'max'])('takes think %s', (think) => {
    expect(decodeGenerate({ think }).think).toBe(think);
  });

  it('leaves the range of top_logprobs to the server', () => {
    expect(decodeGenerate({ top_logprobs: 21 }).top_logprobs).toBe(21);
    expect(decodeGenerate({ top_logprobs: -1 }).top_logprobs).toBe(-1);
  });

  it.each([['json'], ['yaml'], [''], [5], [{ type: 'object' }]])('leaves format %j to the engine', (format) => {
    expect(decodeGenerate({ format }).format).toEqual(format);
  });

  it('does not know the old name of model', () => {
    expect(decodeGenerate({ name: 'm' }).model).toBe('');
  });
});

describe('chat', () => {
  it('keeps the order of a message and drops what is unknown', () => {
    const [message] = decodeChat({ messages: [{ tool_call_id: 'c', extra: 1, content: 'x', role: 'TOOL' }] }).messages;
    expect(JSON.stringify(message)).toBe('{"role":"tool","content":"x","tool_call_id":"c"}');
  });

  it('ignores the type of a tool call', () => {
    const tool_calls = [{ type: 'function', id: 'call_1', function: { name: 'f', arguments: { b: 1, a: 2 } } }];
    const [message] = decodeChat({ messages: [{ tool_calls }] }).messages;
    expect(JSON.stringify(message?.tool_calls)).toBe(
      '[{"id":"call_1","function":{"name":"f","arguments":{"b":1,"a":2}}}]',
    );
  });

  it('keeps of a tool what templates see, properties in their order', () => {
    const tool = {
      function: {
        parameters: {
          additionalProperties: false,
          properties: {
            zeta: { description: 'z', type: ['string', 'null'], format: 'date', enum: ['a', 1], default: 'a' },
            alpha: { type: 'object', properties: { inner: { minimum: 1, anyOf: [{ type: 'string', format: 'x' }] } } },
          },
          required: ['zeta'],
          type: 'object',
        },
        strict: true,
        name: 'f',
      },
      type: 'function',
    };
    expect(JSON.stringify(decodeChat({ tools: [tool] }).tools)).toBe(
      '[{"type":"function","function":{"name":"f","parameters":{"type":"object","required":["zeta"],"properties":{' +
        '"zeta":{"type":["string","null"],"description":"z","enum":["a",1]},' +
        '"alpha":{"type":"object","properties":{"inner":{"anyOf":[{"type":"string"}]}}}}}}}]',
    );
  });
});

describe('embed', () => {
  it.each([['text'], [''], [[]], [['']], [['a', 'b']]])('takes %j', (input) => {
    expect(decodeEmbed({ input }).input).toEqual(input);
  });

  it.each([5, true, {}, [1], ['a', null]])('refuses %j', (input) => {
    expect(() => decodeEmbed({ input })).toThrow('invalid input type');
  });

  it('takes an absent input', () => {
    expect(decodeEmbed({})).toEqual({ model: '', truncate: true, dimensions: 0 });
  });
});

describe('the old name of model', () => {
  it.each([
    ['ShowRequest', ollama.showRequestSchema],
    ['DeleteRequest', ollama.deleteRequestSchema],
    ['PullRequest', ollama.pullRequestSchema],
    ['PushRequest', ollama.pushRequestSchema],
    ['CreateRequest', ollama.createRequestSchema],
  ])('is known to %s', (title, schema) => {
    expect(decodeRequest(schema, { name: ' old ' }, title)).toMatchObject({ model: 'old' });
    expect(decodeRequest(schema, { name: 'old', model: 'new' }, title)).toMatchObject({ model: 'new' });
    expect(decodeRequest(schema, { name: 'old', model: '' }, title)).not.toHaveProperty('name');
    expect(decodeRequest(schema, {}, title)).toMatchObject({ model: '' });
  });
});

describe('create', () => {
  it('takes one license or several', () => {
    expect(decodeCreate({ license: 'MIT' }).license).toEqual(['MIT']);
    expect(decodeCreate({ license: ['MIT', '', 'BSD'] }).license).toEqual(['MIT', 'BSD']);
    expect(decodeCreate({ license: '' }).license).toEqual([]);
    expect(decodeCreate({}).license).toEqual([]);
    expect(() => decodeCreate({ license: 5 })).toThrow('license must be a string or an array of strings');
  });

  it('knows the old name of quantize', () => {
    expect(decodeCreate({ quantization: 'q8_0' }).quantize).toBe('q8_0');
    expect(decodeCreate({ quantization: 'q8_0', quantize: 'f16' }).quantize).toBe('f16');
    expect(decodeCreate({ quantization: 'q8_0' })).not.toHaveProperty('quantization');
  });

  it('quantizes what is quantized already only where it is asked to', () => {
    expect(decodeCreate({}).allow_requantize).toBe(false);
    expect(decodeCreate({ allow_requantize: true }).allow_requantize).toBe(true);
    expect(() => decodeCreate({ allow_requantize: 'yes' })).toThrow('CreateRequest.allow_requantize of type bool');
  });

  it('keeps the order of files', () => {
    const files = { 'b.gguf': `sha256:${'0'.repeat(64)}`, 'a.gguf': '' };
    expect(Object.keys(decodeCreate({ files }).files)).toEqual(['b.gguf', 'a.gguf']);
  });
});

describe('copy', () => {
  it('trims both names', () => {
    expect(decodeRequest(ollama.copyRequestSchema, { source: ' a ', destination: 'b c ' }, 'CopyRequest')).toEqual({
      source: 'a',
      destination: 'b c',
    });
  });
});

describe('every request', () => {
  it('has a JSON Schema of what clients send', () => {
    const schemas = Object.entries(ollama).filter(([name]) => name.endsWith('RequestSchema'));
    expect(schemas).toHaveLength(13);
    for (const [, schema] of schemas) {
      const json = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
      expect(json).toMatchObject({ type: 'object', title: expect.stringMatching(/Request$/) as string });
    }
  });
});
