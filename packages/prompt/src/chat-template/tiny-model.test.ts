import { readFile } from 'node:fs/promises';
import type { ChatMessage, Tool } from '@puna/runtime';
import { readTinyModelAnswers, tinyModelFiles, type TinyModelAnswer } from '@puna/tiny-model';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChatTemplate } from './chat-template.js';
import { createGoChatTemplate } from './go-chat-template.js';
import { createJinjaChatTemplate } from './jinja-chat-template.js';
import { renderInsert } from './render-insert.js';

interface WireMessage {
  readonly role: string;
  readonly content: string;
  readonly thinking?: string;
  readonly tool_calls?: readonly { readonly function: { name: string; arguments: Record<string, unknown> } }[];
}

interface WireRequest {
  readonly messages?: readonly WireMessage[];
  readonly tools?: readonly Tool[];
  readonly think?: boolean | null;
}

function toMessage({ role, content, thinking, tool_calls }: WireMessage): ChatMessage {
  return {
    role,
    content,
    ...(thinking === undefined ? {} : { thinking }),
    ...(tool_calls === undefined ? {} : { toolCalls: tool_calls.map((call) => call.function) }),
  };
}

function render(template: ChatTemplate, request: WireRequest): string {
  const { messages = [], tools, think } = request;
  return template.render({
    messages: messages.map(toMessage),
    ...(tools === undefined ? {} : { tools }),
    ...(typeof think === 'boolean' ? { think } : {}),
  });
}

describe('the tiny model’s templates', () => {
  let go: ChatTemplate;
  let jinja: ChatTemplate;
  let cases: readonly TinyModelAnswer[];

  beforeAll(async () => {
    go = createGoChatTemplate(await readFile(tinyModelFiles.goTemplate, 'utf8'));
    jinja = createJinjaChatTemplate(await readFile(tinyModelFiles.jinjaTemplate, 'utf8'));
    ({ cases } = await readTinyModelAnswers());
  });

  it('render every known conversation as it was trained', () => {
    let count = 0;
    for (const { request, prompt } of cases) {
      if (request.messages === undefined) continue;
      expect(render(go, request as unknown as WireRequest)).toBe(prompt);
      expect(render(jinja, request as unknown as WireRequest)).toBe(prompt);
      count += 1;
    }
    expect(count).toBe(92);
  });

  it('render every known text with a gap as it was trained', () => {
    let count = 0;
    for (const { request, prompt: expected } of cases) {
      const { prompt, suffix } = request;
      if (prompt === undefined || suffix === undefined) continue;
      expect(renderInsert(go, { prompt, suffix })).toBe(expected);
      count += 1;
    }
    expect(count).toBe(10);
  });

  it('tell what they can do', () => {
    expect(go.features).toEqual({ tools: true, thinking: true, insert: true });
    expect(jinja.features).toEqual({ tools: true, thinking: true, insert: false });
    for (const template of [go, jinja]) {
      expect(template.thinkingTags).toEqual({ open: '<think>', close: '</think>' });
      expect(template.toolCallTag).toBe('<tool_call>');
    }
  });
});
