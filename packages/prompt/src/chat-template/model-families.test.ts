import { describe, expect, it } from 'vitest';
import type { ChatTemplate } from './chat-template.js';
import { gap, plainConversation, toolConversation, weatherTool } from './fixtures/conversations.js';
import { readFamilies } from './fixtures/read-family.js';
import { createGoChatTemplate } from './go-chat-template.js';
import { renderInsert } from './render-insert.js';

const families = await readFamilies();
const prompts = families.flatMap(({ name, template, prompts }) =>
  [...prompts].map(([conversation, expected]) => ({ name, conversation, template, expected })),
);

const renderers: Readonly<Record<string, (template: ChatTemplate) => string>> = {
  plain: (template) => template.render({ messages: plainConversation }),
  tools: (template) => template.render({ messages: toolConversation, tools: [weatherTool] }),
  'no thinking': (template) => template.render({ messages: plainConversation, think: false }),
  insert: (template) => renderInsert(template, gap),
};

describe('the template of a well-known model family', () => {
  it('is there for at least 40 families, and each has a plain conversation', () => {
    expect(families.length).toBeGreaterThanOrEqual(40);
    for (const { name, prompts } of families) expect(prompts.has('plain'), name).toBe(true);
  });

  it.each(prompts)('writes the documented prompt of $name, $conversation', ({ conversation, template, expected }) => {
    expect(renderers[conversation]?.(createGoChatTemplate(template))).toBe(expected);
  });
});
