import { describe, expect, it } from 'vitest';
import type { OutputPiece } from './output-piece.js';
import { createThinkingParser, endsInsideThinking } from './thinking-parser.js';
import { cutRandomly, joinPieces } from './fixtures/chunks.js';

const tags = { open: '<think>', close: '</think>' };

function parse(chunks: readonly string[], promptEndsOpen = false): OutputPiece[] {
  const parser = createThinkingParser({ ...tags, promptEndsOpen });
  return joinPieces([...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()]);
}

const thinking = (text: string): OutputPiece => ({ type: 'thinking', text });
const content = (text: string): OutputPiece => ({ type: 'content', text });

describe('the thinking parser', () => {
  it.each([
    ['a whole block', '<think>I muse.</think>Yes.', [thinking('I muse.'), content('Yes.')]],
    [
      'white space around the tags',
      ' \n<think>\n\nI muse.\n</think>\n\nYes.',
      [thinking('I muse.\n'), content('Yes.')],
    ],
    ['no block', 'Yes.', [content('Yes.')]],
    ['white space before content without a block', '\n Yes.', [content('\n Yes.')]],
    ['a tag later on', 'Yes. <think>no</think>', [content('Yes. <think>no</think>')]],
    ['a second block', '<think>a</think>b<think>c</think>', [thinking('a'), content('b<think>c</think>')]],
    ['an empty block', '<think>\n\n</think>\n\nYes.', [content('Yes.')]],
    ['thinking that never ends', '<think>I muse', [thinking('I muse')]],
    ['an end inside the closing tag', '<think>I muse</thi', [thinking('I muse</thi')]],
    ['an end inside the opening tag', '<thi', [content('<thi')]],
    ['something like the opening tag', '<thin>x', [content('<thin>x')]],
    ['an angle bracket in the thinking', '<think>a < b </ c</think>d', [thinking('a < b </ c'), content('d')]],
    ['nothing', '', []],
  ])('reads %s, however it is cut', (_, text, expected) => {
    expect(parse([text])).toEqual(expected);
    expect(parse([...text])).toEqual(expected);
    for (let seed = 1; seed <= 20; seed += 1) expect(parse(cutRandomly(text, seed))).toEqual(expected);
  });

  it('begins inside the thinking if the prompt ended with the opening tag', () => {
    const text = 'The capital is Paris.\n</think>\n\nParis.';
    const expected = [thinking('The capital is Paris.\n'), content('Paris.')];
    expect(parse([...text], true)).toEqual(expected);
    expect(parse([`\n${text}`], true)).toEqual(expected);
  });

  it('gives text as soon as it is certain', () => {
    const parser = createThinkingParser({ ...tags, promptEndsOpen: true });
    expect(parser.push('I muse')).toEqual([thinking('I muse')]);
    expect(parser.push(' <')).toEqual([thinking(' ')]);
    expect(parser.push('b')).toEqual([thinking('<b')]);
  });

  it('sees whether a prompt ends inside the thinking', () => {
    expect(endsInsideThinking('<|im_start|>assistant\n<think>\n', tags)).toBe(true);
    expect(endsInsideThinking('<think>\n\n</think>\n\n', tags)).toBe(false);
  });
});
