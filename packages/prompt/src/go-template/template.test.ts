import { describe, expect, it } from 'vitest';
import { TemplateExecutionError } from '../errors/template-execution-error.js';
import { TemplateSyntaxError } from '../errors/template-syntax-error.js';
import { dateText } from './functions/dates.js';
import { parseGoTemplate } from './template.js';

/** Runs what must throw, and gives the error. */
function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a Go template', () => {
  it('tells which names it mentions, in lower case', () => {
    const { identifiers } = parseGoTemplate(
      '{{ range $i, $m := $.Messages }}{{ .Role }}{{ with (index .Tools 0).Name }}{{ end }}{{ end }}{{ define "a" }}{{ .Suffix }}{{ end }}',
    );
    expect([...identifiers]).toEqual(
      expect.arrayContaining(['messages', 'role', 'tools', 'name', 'suffix', 'index', '$i', '$m']),
    );
    expect(identifiers.has('Messages')).toBe(false);
  });

  it('is refused in the words that clients of the Ollama API know', () => {
    const error = errorOf(() => parseGoTemplate('{{ .Prompt'));
    expect(TemplateSyntaxError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: 'template: :1: unclosed action', language: 'go', line: 1, column: 11 });
  });

  it('tells the line of a mistake, and puts its name before it', () => {
    const error = errorOf(() => parseGoTemplate('a\nb {{ nosuch }}', { name: 'chat' }));
    expect(error).toMatchObject({ message: 'template: chat:2: function "nosuch" not defined', line: 2 });
  });

  it('is refused if it calls a template that nothing defines', () => {
    const error = errorOf(() => parseGoTemplate('x\n{{ template "a" . }}'));
    expect(TemplateSyntaxError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: 'template: :2: template "a" not defined', line: 2, column: 13 });
  });

  it('tells the place of a failure while it runs', () => {
    const error = errorOf(() => parseGoTemplate('a\nä {{ lt .A 1 }}').execute({ A: 'x' }));
    expect(TemplateExecutionError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message:
        'template: :2:6: executing "" at <lt .A 1>: error calling lt: incompatible types for comparison: string and int',
      line: 2,
      column: 6,
    });
  });

  it('has the functions of chat templates', () => {
    expect(parseGoTemplate('{{ currentDate }} {{ yesterdayDate }} {{ currentDate "x" }}').execute({})).toBe(
      `${dateText()} ${dateText(-1)} ${dateText()}`,
    );
    expect(parseGoTemplate('{{ toTypeScriptType .A }}').execute({ A: 'x' })).toBe('any');
  });

  it('calls functions among the data', () => {
    expect(
      parseGoTemplate('{{ call .Twice "ab" }}').execute({
        Twice: (value: unknown) => `${String(value)}${String(value)}`,
      }),
    ).toBe('abab');
  });

  it.each([
    [
      'endless recursion',
      '{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}',
      'maximum template depth',
    ],
    ['endless work', '{{ range 4000000000 }}{{ range 1000000000 }}{{ end }}{{ end }}', 'steps'],
    ['endless output', `{{ range 9000000 }}${'a'.repeat(100)}{{ end }}`, 'output longer than'],
  ])('stops %s', (_, source, message) => {
    const error = errorOf(() => parseGoTemplate(source).execute({}));
    expect(TemplateExecutionError.isInstance(error)).toBe(true);
    expect(String(error)).toContain(message);
  });

  it.each([
    ['branches', '{{ if .A }}'.repeat(5000)],
    ['parentheses', `{{ ${'('.repeat(5000)}`],
  ])('refuses %s nested too deep', (_, source) => {
    expect(TemplateSyntaxError.isInstance(errorOf(() => parseGoTemplate(source)))).toBe(true);
  });
});
