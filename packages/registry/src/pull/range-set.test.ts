import { describe, expect, it } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.js';
import { RangeSet } from './range-set.js';

const size = 60;

/** The same set, kept the simple way. */
class ByteFlags {
  readonly flags = Array.from({ length: size }, () => false);

  set({ start, end }: { start: number; end: number }, value: boolean) {
    for (let index = start; index < end; index += 1) this.flags[index] = value;
  }

  ranges() {
    const text = this.flags.map((flag) => (flag ? 'x' : '.')).join('');
    return [...text.matchAll(/x+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  }
}

describe('a set of ranges', () => {
  it('joins what overlaps or touches', () => {
    const set = new RangeSet([
      { start: 0, end: 5 },
      { start: 10, end: 15 },
      { start: 5, end: 10 },
    ]);
    expect(set.ranges).toEqual([{ start: 0, end: 15 }]);
    expect(set.bytes).toBe(15);
  });

  it('says what is missing and how far a stretch goes', () => {
    const set = new RangeSet([{ start: 10, end: 20 }]);
    expect(set.missingFrom({ start: 5, end: 25 })).toEqual([
      { start: 5, end: 10 },
      { start: 20, end: 25 },
    ]);
    expect([9, 10, 19, 20].map((offset) => set.endOfStretch(offset))).toEqual([9, 20, 20, 20]);
  });

  it('agrees with one flag for each byte, whatever is added and removed', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 300; round += 1) {
      const set = new RangeSet();
      const flags = new ByteFlags();
      for (let step = 0; step < 20; step += 1) {
        const start = random(size);
        const range = { start, end: start + random(size - start + 1) };
        const adds = random(3) > 0;
        if (adds) set.add(range);
        else set.remove(range);
        flags.set(range, adds);
        expect(set.ranges).toEqual(flags.ranges());
        const look = { start: random(size / 2), end: size / 2 + random(size / 2) };
        const within = new RangeSet(set.within(look));
        const missing = new RangeSet(set.missingFrom(look));
        expect(within.bytes + missing.bytes).toBe(look.end - look.start);
        expect(set.bytes).toBe(flags.flags.filter(Boolean).length);
        const offset = random(size);
        const end = set.endOfStretch(offset);
        expect(flags.flags.slice(offset, end).every(Boolean)).toBe(true);
        expect(flags.flags[end] ?? false).toBe(false);
      }
    }
  });
});
