import { describe, expect, it } from 'vitest';
import { collectOutput } from '../fixtures/collect-output.js';
import { AnswerWriter, type AnswerPiece } from './answer-writer.js';

const style = { hideThinking: false, wordWrap: true };

function written(pieces: readonly AnswerPiece[], options: { hideThinking?: boolean; isTTY?: boolean } = {}): string {
  const output = collectOutput({ isTTY: options.isTTY ?? false, columns: 20 });
  const writer = new AnswerWriter(output, { ...style, hideThinking: options.hideThinking ?? false });
  for (const piece of pieces) writer.write(piece);
  return output.text();
}

describe('AnswerWriter', () => {
  it('passes text on', () => {
    expect(written([{ response: 'Hel' }, { response: 'lo' }, { response: '' }])).toBe('Hello');
  });

  it('does not break the lines of piped text', () => {
    expect(written([{ response: 'one two three four five' }])).toBe('one two three four five');
  });

  it('breaks lines on a terminal', () => {
    expect(written([{ response: 'one two three four' }], { isTTY: true })).toContain('\nfour');
  });

  const thought: AnswerPiece[] = [{ thinking: 'Two and ' }, { thinking: 'two.' }, { response: '4' }];

  it('sets thinking apart', () => {
    expect(written(thought)).toBe('Thinking...\nTwo and two.\n...done thinking.\n\n4');
    expect(written([{ thinking: 'Two.\n' }, { response: '4' }])).toBe('Thinking...\nTwo.\n...done thinking.\n\n4');
  });

  it('colours thinking on a terminal', () => {
    expect(written(thought, { isTTY: true })).toMatch(
      /^\u001B\[38;5;245m\u001B\[1mThinking\.\.\.\n\u001B\[0m\u001B\[38;5;245mTwo and two\.\n.*\.\.\.done thinking\.\n\n\u001B\[0m4$/,
    );
  });

  it('hides thinking', () => {
    expect(written(thought, { hideThinking: true })).toBe('4');
  });

  it('tells of functions that the model made up', () => {
    const tool_calls = [{ function: { name: 'search', arguments: { query: 'puna' } } }];
    expect(written([{ tool_calls }])).toBe(
      `Model called a non-existent function 'search()' with arguments: {"query":"puna"}`,
    );
  });
});
