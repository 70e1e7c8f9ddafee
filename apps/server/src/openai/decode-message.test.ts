import { decodeRequest, openAiMessageSchema } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { decodeMessages } from './decode-message.js';

const decode = (...messages: object[]) =>
  decodeMessages(messages.map((message) => decodeRequest(openAiMessageSchema, message, 'Message')));
const image = (url: string) => ({ role: 'user', content: [{ type: 'image_url', image_url: { url } }] });
const audio = (input: unknown) => ({ role: 'user', content: [{ type: 'input_audio', input_audio: input }] });
const calling = (text: string) => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'add', arguments: text } }],
});

describe('messages of an OpenAI request', () => {
  it('carry pictures and sounds beside their text', () => {
    const picture = decode({
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: 'data:image/png;base64,AAEC' },
        { type: 'input_audio', input_audio: { data: 'Aw==', format: 'wav' } },
      ],
    });
    expect(picture).toEqual([
      {
        role: 'user',
        content: 'What is this?[img][img]',
        media: [
          { type: 'image', bytes: Buffer.from([0, 1, 2]) },
          { type: 'audio', bytes: Buffer.from([3]) },
        ],
      },
    ]);
  });

  it('hold the arguments of calls as JSON', () => {
    expect(decode(calling('{"a": 1}'))[0]?.toolCalls).toEqual([
      { id: 'call_1', name: 'add', index: 0, arguments: { a: 1 } },
    ]);
    expect(decode(calling(''))[0]?.toolCalls?.[0]?.arguments).toEqual({});
    for (const text of ['{', '[1]', 'null', '3']) {
      expect(() => decode(calling(text)), text).toThrow('invalid tool call arguments');
    }
  });

  it('name the tool of a result, or the call that names it', () => {
    const result = { role: 'tool', tool_call_id: 'call_1', content: '3' };
    expect(decode(calling('{}'), result)[1]).toMatchObject({ toolName: 'add', toolCallId: 'call_1' });
    expect(decode(calling('{}'), { ...result, name: 'sum' })[1]?.toolName).toBe('sum');
    expect(decode(result)[0]).not.toHaveProperty('toolName');
  });

  it.each([
    ['ftp://example.com/a.png', 'invalid image input'],
    ['data:text/html;base64,AAEC', 'invalid image input'],
    ['data:image/png;base64,A', 'invalid image input'],
  ])('refuse the picture %s', (url, message) => {
    expect(() => decode(image(url))).toThrow(message);
  });

  it('may have pictures of any format, and links to them', () => {
    expect(decode(image('data:image/avif;base64,AAEC'))[0]?.media).toEqual([
      { type: 'image', bytes: Buffer.from([0, 1, 2]) },
    ]);
    expect(decode(image('HTTPS://example.com/a.png'))[0]?.media).toEqual([
      { type: 'link', url: 'HTTPS://example.com/a.png' },
    ]);
  });

  it('refuse sounds that are none', () => {
    expect(() => decode(audio({}))).toThrow('invalid input_audio format: missing data');
    expect(() => decode(audio({ data: '!' }))).toThrow(/^invalid input_audio base64 data: /);
  });
});
