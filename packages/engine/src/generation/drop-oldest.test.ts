import { describe, expect, it } from 'vitest';
import { dropOldest } from './drop-oldest.js';

const system = { role: 'system', content: 'Be brief.' };
const question = (content: string) => ({ role: 'user', content });
const call = { role: 'assistant', content: '', toolCalls: [{ name: 'f', arguments: {} }] };
const result = { role: 'tool', content: 'sun', toolName: 'f' };

describe('what is dropped of a conversation that is too long', () => {
  it('is the oldest message, but never the last, nor one of the system', () => {
    const [one, two] = [question('one'), question('two')];
    expect(dropOldest([system, one, two], {})).toEqual([system, two]);
    expect(dropOldest([system, two], {})).toBeUndefined();
  });

  it('is as much as the engine says is too much', () => {
    const messages = Array.from({ length: 100 }, (_, index) => question(`number ${index}`.padEnd(12)));
    const fewer = dropOldest(messages, { tokens: 4000, contextLength: 1000 });
    expect(fewer).toHaveLength(25);
    expect(fewer?.at(-1)).toBe(messages.at(-1));
  });

  it('holds the results of a call that is dropped', () => {
    const last = question('And now?');
    expect(dropOldest([call, result, result, last], {})).toEqual([last]);
  });
});
