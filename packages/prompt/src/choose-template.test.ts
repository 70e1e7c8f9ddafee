import { describe, expect, it } from 'vitest';
import { chooseChatTemplate, templateCapabilities } from './choose-template.js';
import { TemplateSyntaxError } from './errors/template-syntax-error.js';

const go = {
  plain: '{{ range .Messages }}{{ .Content }}{{ end }}',
  tools: '{{ .Tools }}{{ range .Messages }}{{ .Content }}{{ end }}',
  roundTrip:
    '{{ .Tools }}{{ range .Messages }}{{ if .ToolCalls }}<t>{{ end }}{{ if eq .Role "tool" }}{{ .Content }}{{ end }}{{ end }}',
};
const jinja = {
  plain: '{% for m in messages %}{{ m.content }}{% endfor %}',
  tools: '{{ tools }}{% for m in messages %}{{ m.content }}{% endfor %}',
  roundTrip: "{{ tools }}{% for m in messages %}{% if m['role'] == 'tool' %}{{ m.tool_calls }}{% endif %}{% endfor %}",
  everything: "{{ tools }}{{ tool_calls }}{{ '<tool_response><think></think>' }}",
};

const chosen = (goTemplate: string, jinjaTemplate: string): string | undefined =>
  chooseChatTemplate({ goTemplate, jinjaTemplate })?.language;

describe('choosing between the templates of a model', () => {
  it('takes the only one there is', () => {
    expect(chooseChatTemplate({})).toBeUndefined();
    expect(chooseChatTemplate({ goTemplate: go.plain })?.language).toBe('go');
    expect(chooseChatTemplate({ jinjaTemplate: jinja.plain })?.language).toBe('jinja');
  });

  it.each([
    ['both know the same', go.plain, jinja.plain, 'go'],
    ['Jinja knows tools and Go does not', go.plain, jinja.tools, 'jinja'],
    [
      'Go shows calls and results, and Jinja knows more but does not show these',
      go.roundTrip,
      `${jinja.tools}{{ '<think></think>' }}`,
      'go',
    ],
    ['Jinja knows more and shows calls and results too', go.roundTrip, jinja.everything, 'jinja'],
    ['both know tools and only Jinja shows calls and results', go.tools, jinja.roundTrip, 'jinja'],
    ['both know tools and show calls and results', go.roundTrip, jinja.roundTrip, 'go'],
    ['Go knows more', go.tools, jinja.plain, 'go'],
    ['Jinja is not valid', go.plain, '{% for %}{{ tools }}', 'go'],
  ])('when %s', (_, goTemplate, jinjaTemplate, language) => {
    expect(chosen(goTemplate, jinjaTemplate)).toBe(language);
  });

  it('follows a preference', () => {
    const both = { goTemplate: go.plain, jinjaTemplate: jinja.tools };
    expect(chooseChatTemplate({ ...both, preference: 'go' })?.language).toBe('go');
    expect(chooseChatTemplate({ ...both, goTemplate: go.roundTrip, preference: 'jinja' })?.language).toBe('jinja');
    expect(chooseChatTemplate({ goTemplate: go.plain, preference: 'jinja' })?.language).toBe('go');
  });

  it('keeps the Go template of models that write in the harmony format', () => {
    const harmony = { goTemplate: `<|start|>${go.plain}<|end|>`, jinjaTemplate: jinja.everything, family: 'gptoss' };
    expect(chooseChatTemplate({ ...harmony, preference: 'jinja' })?.language).toBe('go');
    expect(chooseChatTemplate({ ...harmony, family: 'llama' })?.language).toBe('jinja');
  });

  it('refuses an invalid template if there is no other', () => {
    expect(() => chooseChatTemplate({ jinjaTemplate: '{% for %}' })).toThrow(TemplateSyntaxError);
    expect(() => chooseChatTemplate({ goTemplate: '{{ .A', jinjaTemplate: jinja.plain })).toThrow(TemplateSyntaxError);
  });

  it('tells the capabilities that the template gives', () => {
    expect(templateCapabilities(chooseChatTemplate({ goTemplate: `${go.tools}{{ .Suffix }}` })!)).toEqual([
      'tools',
      'insert',
    ]);
    expect(templateCapabilities(chooseChatTemplate({ goTemplate: go.plain })!, 'gptoss')).toEqual(['thinking']);
  });
});
