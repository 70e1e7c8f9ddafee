import type { Tool } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { createOutputParser } from './output-parser.js';
import type { OutputParser, OutputPiece } from './output-piece.js';
import { cutRandomly, joinPieces } from './fixtures/chunks.js';
import { createToolCallParser } from './tool-call-parser.js';

const tool = (name: string): Tool => ({ type: 'function', function: { name } });
const tools = [tool('get'), tool('get_weather'), tool('add')];

const content = (text: string): OutputPiece => ({ type: 'content', text });
const call = (name: string, args: Record<string, unknown>, index = 0): OutputPiece => ({
  type: 'tool-call',
  call: { name, arguments: args, index },
});

function run(parser: OutputParser, chunks: readonly string[]): OutputPiece[] {
  return joinPieces([...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()]);
}

/** The results for a text in one piece, character by character, and cut at random places. */
function runHoweverCut(create: () => OutputParser, text: string): OutputPiece[][] {
  const cuts = [[text], [...text], ...Array.from({ length: 20 }, (_, seed) => cutRandomly(text, seed + 1))];
  return cuts.map((chunks) => run(create(), chunks));
}

describe('the tool call parser', () => {
  it.each([
    [
      'a call',
      '<tool_call>',
      '<tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>',
      [call('add', { a: 1 })],
    ],
    [
      'content before a call and drops what follows it',
      '<tool_call>',
      'Let me see.\n<tool_call>{"name": "add", "arguments": {}}</tool_call> bye',
      [content('Let me see.\n'), call('add', {})],
    ],
    [
      'two calls',
      '<tool_call>',
      '<tool_call>{"name":"add","arguments":{"a":1}}</tool_call>\n<tool_call>{"name":"get","arguments":{"b":2}}</tool_call>',
      [call('add', { a: 1 }), call('get', { b: 2 }, 1)],
    ],
    [
      'a list of calls',
      '[TOOL_CALLS]',
      '[TOOL_CALLS] [{"name":"add","arguments":{"a":1}},{"name":"add","arguments":{"a":2}}]',
      [call('add', { a: 1 }), call('add', { a: 2 }, 1)],
    ],
    ['the longest name', '<tool_call>', '<tool_call>{"name":"get_weather","arguments":{}}', [call('get_weather', {})]],
    ['parameters', '<tool_call>', '<tool_call>{"name":"add","parameters":{"a":1}}', [call('add', { a: 1 })]],
    [
      'arguments in a string',
      '<tool_call>',
      '<tool_call>{"name":"add","arguments":"{\\"a\\":1}"}',
      [call('add', { a: 1 })],
    ],
    ['arguments under the name', '<tool_call>', '<tool_call>{"add":{"a":1}}', [call('add', { a: 1 })]],
    ['a name before its arguments', '<tool_call>', '<tool_call>add\n{"a":1}', [call('add', { a: 1 })]],
    [
      'nested calls',
      '<tool_call>',
      '<tool_call>{"calls":[{"name":"add","arguments":{"a":1}}]}',
      [call('add', { a: 1 })],
    ],
    [
      'braces in strings',
      '<tool_call>',
      '<tool_call>{"name":"add","arguments":{"a":"}{\\"}"}}',
      [call('add', { a: '}{"}' })],
    ],
    ['no call of an unknown tool', '<tool_call>', '<tool_call>{"name":"remove","arguments":{}}', []],
    ['no call that is incomplete', '<tool_call>', '<tool_call>{"name":"add","arguments":{"a":', []],
    ['plain content', '<tool_call>', 'Two <b>bold</b> words', [content('Two <b>bold</b> words')]],
    ['an end inside the tag', '<tool_call>', 'Hello <tool', [content('Hello <tool')]],
    ['a bare call', '{', '{"name":"add","arguments":{"a":1}}', [call('add', { a: 1 })]],
    ['a bare call after white space', '{', '\n{"name":"add","arguments":{}}', [content('\n'), call('add', {})]],
    [
      'content before a brace',
      '{',
      'So: {"name":"add","arguments":{}}',
      [content('So: {"name":"add","arguments":{}}')],
    ],
    ['an object that is no call', '{', '{"colour":"red"} done', [content('{"colour":"red"} done')]],
    ['an object that never ends', '{', '{"colour":"red"', [content('{"colour":"red"')]],
    ['a bare list', '[', '[{"name":"add","arguments":{"a":1}}]', [call('add', { a: 1 })]],
    ['a list that is no call', '[', '[1, 2] and [3]', [content('[1, 2] and [3]')]],
  ])('reads %s, however it is cut', (_, tag, text, expected) => {
    for (const result of runHoweverCut(() => createToolCallParser({ tag, tools }), text))
      expect(result).toEqual(expected);
  });

  it('gives content and calls as soon as they are certain', () => {
    const parser = createToolCallParser({ tag: '<tool_call>', tools });
    expect(parser.push('Wait <')).toEqual([content('Wait ')]);
    expect(parser.push('tool_call>{"name":"add","arguments":{"a":1}')).toEqual([]);
    expect(parser.push('}')).toEqual([call('add', { a: 1 })]);
  });
});

describe('the output parser', () => {
  const thinking = { open: '<think>', close: '</think>', promptEndsOpen: true };

  it('finds calls after thinking, and none inside it', () => {
    const text = 'I could <tool_call>.\n</think>\n\n<tool_call>{"name":"add","arguments":{}}</tool_call>';
    const options = { thinking, tools: { tag: '<tool_call>', tools } };
    for (const result of runHoweverCut(() => createOutputParser(options), text)) {
      expect(result).toEqual([{ type: 'thinking', text: 'I could <tool_call>.\n' }, call('add', {})]);
    }
  });

  it('passes everything on as content if nothing is looked for', () => {
    expect(run(createOutputParser({}), ['<think>', 'a'])).toEqual([content('<think>a')]);
    expect(run(createOutputParser({ tools: { tag: '{', tools: [] } }), ['{"add"', '}'])).toEqual([content('{"add"}')]);
  });
});
