import { describe, expect, it } from 'vitest';
import { readFamilies } from '../chat-template/fixtures/read-family.js';
import { createOutputParser } from './output-parser.js';
import { call, content, thinking, tools } from './fixtures/however-cut.js';
import { chooseToolCallFormat } from './tool-call-format.js';

const families = await readFamilies();

describe('the format of tool calls', () => {
  it.each([
    ['qwen2', 'hermes'],
    ['qwen3', 'hermes'],
    ['nous-hermes', 'hermes'],
    ['llama3.1', 'llama3'],
    ['llama3.2', 'llama3'],
    ['mistral-v3', 'mistral'],
    ['mistral-nemo', 'mistral'],
    ['mistral-small', 'mistral'],
    ['command-r', 'command-r'],
    ['deepseek-v3', 'deepseek'],
    ['gpt-oss', 'harmony'],
  ])('is told from the template of %s', (name, format) => {
    expect(chooseToolCallFormat(families.find((family) => family.name === name)?.template ?? '')).toBe(format);
  });

  it('is Gemma’s where the template of such a model shows tools', () => {
    expect(chooseToolCallFormat('{{ .Tools }}{{ .Messages }}', 'gemma3')).toBe('gemma');
    expect(chooseToolCallFormat('<start_of_turn>{% for tool in tools %}')).toBe('gemma');
    expect(chooseToolCallFormat('<start_of_turn>{{ .Prompt }}', 'gemma3')).toBeUndefined();
  });

  it.each(['chatml', 'llama3', 'gemma2', 'granite3', 'vicuna'])('is not known for %s', (name) => {
    expect(chooseToolCallFormat(families.find((family) => family.name === name)?.template ?? '')).toBeUndefined();
  });
});

describe('the output parser with a format', () => {
  it('finds calls after thinking, and none inside it', () => {
    const parser = createOutputParser({
      format: 'hermes',
      thinking: { open: '<think>', close: '</think>', promptEndsOpen: false },
      tools: { tag: '<tool_call>', tools },
    });
    const pieces = parser.push('<think>A <tool_call>?</think>\n\n<tool_call>{"name":"now"}</tool_call>');
    expect([...pieces, ...parser.end()]).toEqual([thinking('A <tool_call>?'), call('now')]);
  });

  it('gives content at once and calls when they end', () => {
    const parser = createOutputParser({ format: 'mistral', tools: { tag: '[TOOL_CALLS]', tools } });
    expect(parser.push('I see [')).toEqual([content('I see ')]);
    expect(parser.push('TOOL_CALLS] [{"name":"now"}')).toEqual([]);
    expect(parser.push(']')).toEqual([call('now')]);
  });

  it('looks for no calls without tools', () => {
    const parser = createOutputParser({ format: 'hermes' });
    expect(parser.push('<tool_call>{"name":"now"}')).toEqual([content('<tool_call>{"name":"now"}')]);
  });

  it('splits harmony’s channels without tools', () => {
    const parser = createOutputParser({ format: 'harmony' });
    expect(parser.push('<|channel|>analysis<|message|>A<|end|><|start|>assistant<|channel|>final<|message|>B')).toEqual(
      [thinking('A'), content('B')],
    );
  });
});
