import type { Tool } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { TemplateSyntaxError } from '../errors/template-syntax-error.js';
import type { ChatTemplate } from './chat-template.js';
import { createGoChatTemplate } from './go-chat-template.js';
import { renderInsert } from './render-insert.js';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });
const system = (content: string) => ({ role: 'system', content });

const weather: Tool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Weather <now> & later',
    parameters: {
      type: 'object',
      properties: {
        unit: { type: ['string', 'null'], enum: ['c', 'f'], default: 'c' },
        city: { description: 'The city', type: 'string' },
        when: { anyOf: [{ type: 'integer' }, { type: 'array' }] },
      },
      required: ['city'],
      additionalProperties: false,
    },
  },
};

const renderTools = (template: string): string =>
  createGoChatTemplate(template).render({ messages: [], tools: [weather] });

const thinkingTags = (source: string) => createGoChatTemplate(source).thinkingTags;
const toolCallTag = (source: string) => createGoChatTemplate(`{{ .Tools }}${source}`).toolCallTag;

describe('a Go chat template with .Messages', () => {
  it('sees consecutive messages of one role as one, except results of tools', () => {
    const template = createGoChatTemplate('{{ range .Messages }}[{{ .Role }}:{{ .Content }}]{{ end }}');
    const messages = [user('a'), user('b'), { role: 'tool', content: 'x' }, { role: 'tool', content: 'y' }];
    expect(template.render({ messages })).toBe('[user:a\n\nb][tool:x][tool:y]');
  });

  it('sees all system messages together in .System, and in their places', () => {
    const template = createGoChatTemplate('{{ .System }}|{{ range .Messages }}{{ .Role }} {{ end }}');
    expect(template.render({ messages: [system('a'), user('b'), system('c')] })).toBe('a\n\nc|system user system ');
  });

  it('sees calls of tools, their arguments as JSON with sorted keys', () => {
    const template = createGoChatTemplate(
      '{{ range .Messages }}{{ range .ToolCalls }}{{ .ID }} {{ .Function.Index }} {{ .Function.Name }} {{ .Function.Arguments }}{{ range $k, $v := .Function.Arguments }} {{ $k }}={{ $v }}{{ end }};{{ end }}{{ .ToolName }}{{ .ToolCallID }}{{ end }}',
    );
    const toolCalls = [
      { id: 'call_1', name: 'add', arguments: { b: 2.5, a: [1, { x: null }] } },
      { name: 'get', arguments: {} },
    ];
    const messages = [
      { ...assistant(''), toolCalls },
      { role: 'tool', content: '3', toolName: 'add', toolCallId: 'call_1' },
    ];
    expect(template.render({ messages })).toBe(
      'call_1 0 add {"a":[1,{"x":null}],"b":2.5} a=[1 map[x:<nil>]] b=2.5; 1 get {};addcall_1',
    );
  });

  it('sees tools as JSON, whole and in parts', () => {
    const properties =
      '{"city":{"type":"string","description":"The city"},"unit":{"type":["string","null"],"enum":["c","f"]},"when":{"anyOf":[{"type":"integer"},{"type":"array"}]}}';
    const parameters = `{"type":"object","required":["city"],"properties":${properties}}`;
    const called = `{"name":"get_weather","description":"Weather \\u003cnow\\u003e \\u0026 later","parameters":${parameters}}`;
    expect(renderTools('{{ .Tools }}{{ .Messages }}')).toBe(`[{"type":"function","function":${called}}][]`);
    expect(renderTools('{{ range .Tools }}{{ . }}{{ end }}{{ if .Messages }}{{ end }}')).toBe(
      `{"type":"function","function":${called}}`,
    );
    expect(renderTools('{{ range .Tools }}{{ json .Function }}{{ end }}{{ if .Messages }}{{ end }}')).toBe(called);
    expect(renderTools('{{ $.Messages }}{{ range .Tools }}{{ json .Function.Parameters }}{{ end }}')).toBe(
      `[]${parameters}`,
    );
    expect(
      renderTools('{{ range .Tools }}{{ .Function.Parameters.Properties }}{{ end }}{{ if .Messages }}{{ end }}'),
    ).toBe(properties);
  });

  it('sees a tool’s function as Go prints structs, as the original server does', () => {
    const source = '{{ range .Tools }}{{ .Function }}{{ end }}{{ if .Messages }}{{ end }}';
    const parameters = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } };
    const called = { name: 'get_weather', description: 'Current weather', parameters };
    // The original counted 71 tokens for a prompt with this text and 79 would be needed with JSON.
    expect(createGoChatTemplate(source).render({ messages: [], tools: [{ type: 'function', function: called }] })).toBe(
      '{get_weather Current weather {object <nil> <nil> [city] {"city":{"type":"string"}}}}',
    );
  });

  it('sees the properties of tools in the order of their names, with their types', () => {
    const template =
      '{{ if .Messages }}{{ end }}{{ range .Tools }}{{ range $k, $v := .Function.Parameters.Properties }}{{ $k }}: {{ $v.Type }} / {{ toTypeScriptType $v }} / {{ $v.Description }} {{ $v.Enum }}\n{{ end }}{{ end }}';
    expect(renderTools(template)).toBe(
      'city: string / string / The city []\nunit: [string null] / string | null /  [c f]\nwhen:  / number | any[] /  []\n',
    );
  });

  it.each([
    [undefined, 'false  false'],
    [true, 'true medium true'],
    [false, 'false  true'],
    ['high', 'true high true'],
  ])('sees think %s as .Think, .ThinkLevel and .IsThinkSet: %s', (think, expected) => {
    const template = createGoChatTemplate(
      '{{ if .Messages }}{{ end }}{{ .Think }} {{ .ThinkLevel }} {{ .IsThinkSet }}',
    );
    expect(template.render({ messages: [], ...(think === undefined ? {} : { think }) })).toBe(expected);
  });
});

describe('a Go chat template of turns', () => {
  const turns = createGoChatTemplate(
    '{{ if .System }}<s>{{ .System }}</s>{{ end }}{{ if .Prompt }}<u>{{ .Prompt }}</u>{{ end }}<a>{{ .Response }}</a>',
  );

  it('is run once for each turn and stops where the answer goes on', () => {
    const messages = [system('S'), user('U'), assistant('A'), user('V')];
    expect(turns.render({ messages })).toBe('<s>S</s><u>U</u><a>A</a><u>V</u><a>');
  });

  it('lets the model go on with an answer that was begun', () => {
    expect(turns.render({ messages: [user('U'), assistant('A')] })).toBe('<u>U</u><a>A');
  });

  it('takes a system message in the middle as the start of a turn', () => {
    const messages = [user('U'), system('S'), user('V')];
    expect(turns.render({ messages })).toBe('<u>U</u><a></a><s>S</s><u>V</u><a>');
  });

  it('gets the response at its end if it does not show it', () => {
    const template = createGoChatTemplate('Q: {{ .Prompt }}\nA: ');
    expect(template.render({ messages: [user('U'), assistant('A'), user('V')] })).toBe('Q: U\nA: AQ: V\nA: ');
  });

  it('does not take a condition on the response for the response', () => {
    const template = createGoChatTemplate(
      '{{ .Prompt }}{{ if .Response }}:{{ end }}{{ .Response }}{{ if .Response }}!{{ end }}',
    );
    expect(template.render({ messages: [user('U'), assistant('A'), user('V')] })).toBe('U:A!V');
  });
});

describe('what a Go chat template can do', () => {
  it('is told from the names in it', () => {
    expect(createGoChatTemplate('{{ .Prompt }}').features).toEqual({ tools: false, thinking: false, insert: false });
    expect(createGoChatTemplate('{{ .Messages }}{{ $.Tools }}{{ .Suffix }}').features).toEqual({
      tools: true,
      thinking: false,
      insert: true,
    });
  });

  it('includes thinking if the text around .Thinking is there', () => {
    const around =
      '{{ range .Messages }}{{ if and .Thinking (eq .Role "a") }}<think>\n{{ .Thinking }}</think>\n{{ end }}x{{ end }}';
    expect(thinkingTags(around)).toEqual({ open: '<think>', close: '</think>' });
    expect(thinkingTags('{{ range $i, $_ := $.Messages }}[T]{{ .Thinking }}[/T]{{ end }}')).toEqual({
      open: '[T]',
      close: '[/T]',
    });
    expect(thinkingTags('{{ range .Messages }}{{ .Thinking }}</think>{{ end }}')).toBeUndefined();
    expect(thinkingTags('{{ range .Others }}<think>{{ .Thinking }}</think>{{ end }}{{ .Messages }}')).toBeUndefined();
  });

  it.each([
    ['{{ range .Messages }}{{ if .ToolCalls }}\n<tool_call>\n{"name": {{ end }}{{ end }}', '<tool_call>'],
    [
      '{{ range .Messages }}{{ if .Content }}x{{ else if .ToolCalls }}[TOOL_CALLS] [{{ range .ToolCalls }}{"n"{{ end }}{{ end }}{{ end }}',
      '[TOOL_CALLS] [',
    ],
    ['{{ range .Messages }}{{ if .ToolCalls }}{{ range .ToolCalls }}{"name"{{ end }}{{ end }}{{ end }}', '{'],
    ['{{ range .Messages }}{{ if .ToolCalls }}{{ .Content }}<x>{{ end }}{{ end }}', '{'],
    ['{{ range .Messages }}{{ .Content }}{{ end }}', '{'],
  ])('includes the tag before a tool call: %s', (source, tag) => {
    expect(toolCallTag(source)).toBe(tag);
  });

  it('includes insertion, with prompt and suffix alone', () => {
    const template = createGoChatTemplate(
      '{{ if .Suffix }}<p>{{ .Prompt }}<s>{{ .Suffix }}<m>{{ else }}{{ .Prompt }}{{ end }}',
    );
    expect(renderInsert(template, { prompt: 'a', suffix: 'b' })).toBe('<p>a<s>b<m>');
    const without: ChatTemplate = createGoChatTemplate('{{ .Prompt }}');
    expect(() => renderInsert(without, { prompt: 'a', suffix: 'b' })).toThrow(
      expect.objectContaining({ code: 'insert-unsupported' }),
    );
  });

  it('is nothing if the template is not valid', () => {
    expect(() => createGoChatTemplate('{{ .Oops')).toThrow(TemplateSyntaxError);
  });
});
