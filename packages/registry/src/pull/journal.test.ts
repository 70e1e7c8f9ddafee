import { describe, expect, it } from 'vitest';
import { seededRandom } from '../fixtures/seeded-random.js';
import { formatHeader, formatRecord, parseJournal } from './journal-format.js';
import { effectiveRecords, type PieceRecord } from './piece-records.js';
import { hasEnded, thisProcess } from './process-identity.js';

const header = { digest: `sha256:${'ab'.repeat(32)}`, size: 1000, writer: thisProcess };
const records = [
  { start: 0, end: 100, crc: 0 },
  { start: 500, end: 501, crc: 0xffff_ffff },
];
const text = formatHeader(header) + records.map(formatRecord).join('');

function record(start: number, end: number): PieceRecord {
  return { start, end, crc: 0 };
}

describe('the text of a journal', () => {
  it('comes back as it was written', () => {
    expect(parseJournal(text)).toEqual({ ...header, records });
    expect(text.split('\n').slice(1, 3)).toEqual(['0 100 00000000', '500 1 ffffffff']);
  });

  it('may end anywhere: what is whole counts', () => {
    const secondLine = text.indexOf('\n') + 1;
    for (let length = 0; length < text.length; length += 1) {
      const parsed = parseJournal(text.slice(0, length));
      expect(parsed?.records.length ?? -1).toBe(
        length < secondLine ? -1 : text.slice(secondLine, length).split('\n').length - 1,
      );
    }
  });

  it.each([
    '-1 5 00000000',
    '0 0 00000000',
    '999 2 00000000',
    '0 5 123',
    '0 5 0000000g',
    '0  5 00000000',
    '0 5',
    '\0\0',
  ])('leaves out a line like %j', (line) => {
    expect(parseJournal(`${formatHeader(header)}${line}\n`)?.records).toEqual([]);
  });

  it('of another version is none', () => {
    expect(parseJournal(text.replace('"version":1', '"version":2'))).toBeUndefined();
  });
});

describe('the records of a journal', () => {
  it('count where no later one overlaps them', () => {
    expect(effectiveRecords([record(50, 100), record(0, 50)])).toEqual([record(0, 50), record(50, 100)]);
    expect(effectiveRecords([record(0, 100), record(40, 60)])).toEqual([record(40, 60)]);
    expect(effectiveRecords([record(40, 60), record(0, 100)])).toEqual([record(0, 100)]);
    expect(effectiveRecords([record(0, 10), record(5, 15), record(10, 20)])).not.toContainEqual(record(5, 15));
  });

  it('never overlap, and hold the last one written', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 500; round += 1) {
      const written: PieceRecord[] = Array.from({ length: 1 + random(12) }, (_, crc) => {
        const start = random(100);
        return { start, end: start + 1 + random(20), crc };
      });
      const kept = effectiveRecords(written);
      expect(kept).toContainEqual(written.at(-1));
      expect(kept.every(({ start }, index) => index === 0 || kept[index - 1]!.end <= start)).toBe(true);
    }
  });
});

describe('the writer of a journal', () => {
  it('is known to have ended where this machine has no such process', () => {
    expect(hasEnded(thisProcess)).toBe(false);
    expect(hasEnded({ ...thisProcess, id: 'an earlier one' })).toBe(true);
    expect(hasEnded({ ...thisProcess, id: 'x', pid: 2 ** 22 + 1 })).toBe(true);
    expect(hasEnded({ ...thisProcess, id: 'x', pid: process.ppid })).toBe(false);
    expect(hasEnded({ pid: 2 ** 22 + 1, machine: 'another', id: 'x' })).toBe(false);
  });
});
