import { describe, expect, it } from 'vitest';
import { chooseVictim, type Candidate } from './choose-victim.js';

function candidate(key: string, keepAlive: number, leases = 0): Candidate {
  return { key, keepAlive, leases };
}

function victim(...candidates: Candidate[]): string | undefined {
  return chooseVictim(candidates)?.key;
}

describe('chooseVictim', () => {
  it('takes the shortest keep-alive; forever comes last', () => {
    expect(victim(candidate('a', Infinity), candidate('b', 300), candidate('c', 200))).toBe('c');
    expect(victim(candidate('b', Infinity), candidate('a', Infinity))).toBe('a');
  });

  it('takes equal ones by key', () => {
    expect(victim(candidate('b', 300), candidate('a', 300), candidate('c', 300))).toBe('a');
  });

  it('prefers an idle one, whatever its keep-alive', () => {
    expect(victim(candidate('a', 10, 1), candidate('b', Infinity))).toBe('b');
  });

  it('takes the first busy one where none is idle', () => {
    expect(victim(candidate('a', 300, 1), candidate('b', 200, 5))).toBe('b');
  });

  it('has none where nothing is loaded', () => {
    expect(victim()).toBeUndefined();
  });
});
