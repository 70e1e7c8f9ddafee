import { describe, expect, it, vi } from 'vitest';
import { createGoChatTemplate } from './chat-template/go-chat-template.js';
import { createJinjaChatTemplate } from './chat-template/jinja-chat-template.js';
import { truncateMessages } from './truncate-messages.js';

const template = createGoChatTemplate('{{ range .Messages }}{{ .Role }}: {{ .Content }}\n{{ end }}');
const countWords = async (text: string): Promise<number> => text.split(/\s+/).filter(Boolean).length;

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });
const system = (content: string) => ({ role: 'system', content });
const image = { type: 'image', bytes: new Uint8Array([1]) } as const;

describe('truncating a conversation', () => {
  const messages = [system('s'), user('one two three'), assistant('four'), user('five six')];

  it('keeps what fits, counting once', async () => {
    let counted = 0;
    const result = await truncateMessages({
      messages,
      template,
      contextLength: 40,
      countTokens: async (text) => {
        counted += 1;
        return countWords(text);
      },
    });
    expect(result).toMatchObject({ messages, dropped: 0, media: [] });
    expect(result.prompt).toBe('system: s\nuser: one two three\nassistant: four\nuser: five six\n');
    expect(counted).toBe(1);
  });

  it('counts nothing where there are fewer bytes than tokens fit', async () => {
    const countTokens = vi.fn<typeof countWords>(countWords);
    const result = await truncateMessages({ messages, template, contextLength: 100, countTokens });
    expect(result.dropped).toBe(0);
    expect(countTokens).not.toHaveBeenCalled();
  });

  it('counts a long conversation once, and once more what is left out of it', async () => {
    const many = Array.from({ length: 300 }, (_, index) => user(`w${index} `.repeat(50)));
    let counted = 0;
    const countTokens = async (text: string): Promise<number> => {
      const words = await countWords(text);
      counted += words;
      return words;
    };
    const whole = await countWords(template.render({ messages: many }));
    for (const contextLength of [60, 5000, 9000, 15_000]) {
      counted = 0;
      const result = await truncateMessages({ messages: many, template, contextLength, countTokens });
      expect(await countWords(result.prompt)).toBeLessThanOrEqual(contextLength);
      // The rest is a count of what is near the limit, to be sure.
      expect(counted).toBeLessThanOrEqual(2 * whole + contextLength);
    }
  });

  it('drops the oldest messages and keeps the system’s', async () => {
    const result = await truncateMessages({ messages, template, contextLength: 8, countTokens: countWords });
    expect(result.prompt).toBe('system: s\nassistant: four\nuser: five six\n');
    expect(result.dropped).toBe(1);
    const shorter = await truncateMessages({ messages, template, contextLength: 5, countTokens: countWords });
    expect(shorter.prompt).toBe('system: s\nuser: five six\n');
    expect(shorter.dropped).toBe(2);
  });

  it('keeps the last message although it is too long', async () => {
    const result = await truncateMessages({ messages, template, contextLength: 1, countTokens: countWords });
    expect(result.prompt).toBe('system: s\nuser: five six\n');
  });

  it('keeps everything if it is told to', async () => {
    const options = { messages, template, contextLength: 1, countTokens: countWords, truncate: false };
    expect((await truncateMessages(options)).dropped).toBe(0);
  });

  it('finds the same place as dropping one message at a time', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? user : assistant)(`w${index} `.repeat(1 + (index % 5))),
    );
    for (const contextLength of [3, 10, 17, 40, 77, 150]) {
      const result = await truncateMessages({ messages: many, template, contextLength, countTokens: countWords });
      let first = 0;
      const render = () => template.render({ messages: many.slice(first) });
      while (first < many.length - 1 && (await countWords(render())) > contextLength) first += 1;
      expect(result.dropped).toBe(first);
      expect(result.prompt).toBe(render());
    }
  });

  it('numbers the images of what is left, and counts them', async () => {
    const pictures = [
      { ...user('old'), media: [image] },
      assistant('yes'),
      { ...user('left [img] right'), media: [image, image] },
    ];
    const options = { messages: pictures, template, countTokens: countWords, tokensPerMedia: 768 };
    const all = await truncateMessages({ ...options, contextLength: 4000 });
    expect(all.prompt).toContain('[img-0]old');
    expect(all.prompt).toContain('[img-2]left [img-1] right');
    const fewer = await truncateMessages({ ...options, contextLength: 2000 });
    expect(fewer.prompt).toBe('assistant: yes\nuser: [img-1]left [img-0] right\n');
    expect(fewer.media).toHaveLength(2);
  });

  it('drops more where the template refuses what is left', async () => {
    const strict = createJinjaChatTemplate(
      "{% if messages[0].role == 'assistant' %}{{ raise_exception('An answer comes first') }}{% endif %}{% for m in messages %}{{ m.content + ' ' }}{% endfor %}",
    );
    const turns = [user('a b c'), assistant('d'), user('e')];
    const result = await truncateMessages({
      messages: turns,
      template: strict,
      contextLength: 3,
      countTokens: countWords,
    });
    expect(result.prompt).toBe('e ');
  });
});
