import { describe, expect, it } from 'vitest';
import { splitLines } from './http-stream.js';

describe('splitLines', () => {
  it('gives each line the time at which its end arrived', () => {
    const chunks = [
      { time: 1, bytes: Buffer.from('one\ntw') },
      { time: 2, bytes: Buffer.from('o\n\nthree\n') },
    ];
    expect(splitLines(chunks)).toEqual([
      { time: 1, line: 'one' },
      { time: 2, line: 'two' },
      { time: 2, line: 'three' },
    ]);
  });

  it('reads characters that chunks cut in two', () => {
    const bytes = Buffer.from('grüß\n');
    const chunks = [...bytes].map((byte, time) => ({ time, bytes: Buffer.of(byte) }));
    expect(splitLines(chunks)).toEqual([{ time: bytes.length - 1, line: 'grüß' }]);
  });
});
