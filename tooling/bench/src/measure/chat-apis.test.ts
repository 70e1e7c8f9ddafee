import { describe, expect, it } from 'vitest';
import { chatApis } from './chat-apis.js';

const { ollama, openai, anthropic } = chatApis;

describe('the piece of an answer in a line', () => {
  it('is read in the form of each API', () => {
    expect(ollama.piece('{"message":{"role":"assistant","content":"a"},"done":false}')).toBe('a');
    expect(openai.piece('data: {"choices":[{"index":0,"delta":{"content":"a"}}]}')).toBe('a');
    expect(anthropic.piece('data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"a"}}')).toBe('a');
  });

  it('is empty in lines that only frame the answer', () => {
    expect(ollama.piece('{"message":{"role":"assistant","content":""},"done":true}')).toBe('');
    const frames = ['data: {"choices":[{"index":0,"delta":{}}]}', 'data: {"choices":[]}', 'data: [DONE]'];
    expect(frames.map((line) => openai.piece(line))).toEqual(['', '', '']);
    const events = [
      'event: content_block_delta',
      'data: {"type":"message_delta","delta":{"stop_reason":"max_tokens"}}',
    ];
    expect(events.map((line) => anthropic.piece(line))).toEqual(['', '']);
  });
});
