import { describe, expect, it } from 'vitest';
import { createJinjaChatTemplate } from './jinja-chat-template.js';

const user = (content: string) => ({ role: 'user', content });
const chatml =
  "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

describe('a Jinja chat template', () => {
  it('renders messages, by default up to where the answer begins', () => {
    const template = createJinjaChatTemplate(chatml);
    const messages = [user('Hi')];
    expect(template.render({ messages })).toBe('<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n');
    expect(template.render({ messages, addGenerationPrompt: false })).toBe('<|im_start|>user\nHi<|im_end|>\n');
  });

  it('does not leave the first token in the text, since that is added to the tokens', () => {
    const template = createJinjaChatTemplate('{{ bos_token }}{{ messages[0].content }}{{ bos_token }}{{ eos_token }}', {
      bosToken: '<s>',
      eosToken: '</s>',
    });
    expect(template.render({ messages: [user('a')] })).toBe('a<s></s>');
  });

  it('sees thinking, calls and results by the names that templates use', () => {
    const template = createJinjaChatTemplate(
      '{% for m in messages %}{{ m.reasoning_content }}|{% if m.tool_calls %}{% set c = m.tool_calls[0].function %}{{ c.name }}|{{ c.arguments | tojson }}|{% endif %}{{ m.tool_call_id }}{{ m.name }}\n{% endfor %}',
    );
    const text = template.render({
      messages: [
        { role: 'assistant', content: '', thinking: 'hm', toolCalls: [{ name: 'add', arguments: { b: 1, a: 'x' } }] },
        { role: 'tool', content: '3', toolCallId: 'call_1', toolName: 'add' },
      ],
    });
    expect(text).toContain('hm|add|{"b": 1, "a": "x"}|');
    expect(text).toContain('call_1add');
  });

  it.each([
    [undefined, 'unset unset'],
    [true, 'true unset'],
    [false, 'false unset'],
    ['high', 'true high'],
  ])('sees think %s as %s', (think, expected) => {
    const template = createJinjaChatTemplate(
      "{{ 'unset' if enable_thinking is not defined else ('true' if enable_thinking else 'false') }} {{ reasoning_effort if reasoning_effort is defined else 'unset' }}",
    );
    expect(template.render({ messages: [], ...(think === undefined ? {} : { think }) })).toBe(expected);
  });

  it('sees tools only if there are some', () => {
    const template = createJinjaChatTemplate('{% if tools %}{{ tools[0].function.name }}{% else %}none{% endif %}');
    expect(template.render({ messages: [], tools: [] })).toBe('none');
    expect(template.render({ messages: [], tools: [{ type: 'function', function: { name: 'add' } }] })).toBe('add');
  });

  it('knows the time', () => {
    const template = createJinjaChatTemplate("{{ strftime_now('%d %b %Y, %A %H:%M %-d %j %q') }}", {
      now: () => new Date(2026, 1, 3, 14, 5),
    });
    expect(template.render({ messages: [] })).toBe('03 Feb 2026, Tuesday 14:05 3 034 %q');
  });

  it('refuses a conversation with its own words', () => {
    const template = createJinjaChatTemplate("{{ raise_exception('Roles must alternate') }}");
    expect(() => template.render({ messages: [] })).toThrow(
      expect.objectContaining({ code: 'conversation-refused', message: 'Roles must alternate' }),
    );
  });

  it('is refused if it is not valid', () => {
    expect(() => createJinjaChatTemplate('{% for %}')).toThrow(
      expect.objectContaining({ code: 'template-syntax', language: 'jinja' }),
    );
  });

  it.each([
    ['an unknown function', '{{ nosuch() }}'],
    ['an endless loop', '{% for i in range(1000000000) %}{% endfor %}'],
  ])('fails with a typed error: %s', (_, source) => {
    expect(() => createJinjaChatTemplate(source).render({ messages: [] })).toThrow(
      expect.objectContaining({ code: 'template-execution', language: 'jinja' }),
    );
  });

  it('tells what it can do from its text', () => {
    expect(createJinjaChatTemplate(chatml).features).toEqual({ tools: false, thinking: false, insert: false });
    expect(createJinjaChatTemplate('{{ tools }}').features.tools).toBe(true);
    expect(createJinjaChatTemplate("{{ '<think></think>' }}").thinkingTags).toEqual({
      open: '<think>',
      close: '</think>',
    });
    const splitting = "{{ messages[0].content.split('</think>')[-1] }}";
    expect(createJinjaChatTemplate(splitting).features.thinking).toBe(true);
    expect(createJinjaChatTemplate(`${splitting}{{ reasoning_content }}`).features.thinking).toBe(false);
  });

  it.each([
    ["{{ '[TOOL_CALLS]' + (m.tool_calls | tojson) }}", '[TOOL_CALLS]['],
    ["{{ '[TOOL_CALLS]' }}{% for c in m.tool_calls %}{{ c.function.name + '{}' }}{% endfor %}", '[TOOL_CALLS]'],
    ['{% for c in m.tool_calls %}{{ \'{"name": "\' + c.function.name }}{% endfor %}', '{'],
    ["{{ raise_exception('never') }}", '{'],
  ])('finds the tag before a tool call by rendering one: %s', (call, tag) => {
    const source = `{% for m in messages %}<{{ m.role }}>{% if m.tool_calls %}${call}{% else %}{{ m.content }}{% endif %}{% endfor %}`;
    expect(createJinjaChatTemplate(source).toolCallTag).toBe(tag);
  });
});
