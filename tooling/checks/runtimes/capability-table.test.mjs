import { describe, expect, it } from 'vitest';
import { capabilityTable, withTable } from './capability-table.mjs';

const capabilities = {
  completion: true,
  chat: false,
  embedding: false,
  rerank: false,
  vision: false,
  audio: false,
  logProbabilities: false,
  constrainedOutput: false,
  contextShift: false,
  lora: false,
  stateFiles: false,
};
const adapters = [
  { folder: 'packages/runtime-a', declaration: { name: 'a', formats: ['gguf', 'x'], capabilities } },
  {
    folder: 'packages/runtime-b',
    declaration: { name: 'b', formats: ['y'], capabilities: { ...capabilities, tokens: false } },
  },
];
const lines = capabilityTable(adapters, 'docs/guides').split('\n');

describe('the table of capabilities', () => {
  it('has a column for each adapter, with a link', () => {
    expect(lines[0]).toBe('|  | [a](../../packages/runtime-a) | [b](../../packages/runtime-b) |');
    expect(lines[2]).toBe('| formats | `gguf`, `x` | `y` |');
  });

  it('says what each declares', () => {
    expect(lines).toContain('| text after a prompt | yes | yes |');
    expect(lines).toContain('| images | – | – |');
  });

  it('counts what may be left out as there', () => {
    expect(lines).toContain('| tokenising | yes | – |');
  });
});

describe('a document', () => {
  const document =
    'before\n<!-- capabilities: written by `npm run check:runtimes -- --write` -->\nold\n<!-- capabilities: end -->\nafter\n';

  it('gets the table between its comments, again and again', () => {
    const once = withTable(document, '| x |');
    expect(once).toContain('before\n');
    expect(once).toContain('\n\n| x |\n\n');
    expect(once).not.toContain('old');
    expect(withTable(once, '| x |')).toBe(once);
  });

  it('without a place for it is an error', () => {
    expect(() => withTable('text', '| x |')).toThrow('no place for the table');
  });
});
