import { describe, expect, it } from 'vitest';

import { seededRandom } from './fixtures/seeded-random.js';
import { decodeNdjson, encodeNdjson, NdjsonError } from './ndjson.js';

const megabyte = 1024 * 1024;

describe('encodeNdjson', () => {
  it('writes one compact line', () => {
    expect(encodeNdjson({ response: 'a\n<b>', done: false })).toBe('{"response":"a\\n<b>","done":false}\n');
  });
});

describe('decodeNdjson', () => {
  it('reads lines wherever the chunks are cut', async () => {
    const values = [{ response: 'Grüße, 世界 😀' }, { status: '\n' }, [], 'é', 1, null, { done: true }];
    const bytes = new TextEncoder().encode(values.map((value) => encodeNdjson(value)).join(''));
    const random = seededRandom(12);
    for (let round = 0; round < 300; round += 1) {
      expect(await readAll(cutAtRandom(bytes, random))).toEqual(values);
    }
    expect(await readAll(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(values);
  });

  it('leaves out blank lines, takes CRLF and a last line without a line feed', async () => {
    expect(await readAll(['\n{"a":1}\r\n \n\n{"b":', '2}'])).toEqual([{ a: 1 }, { b: 2 }]);
    expect(await readAll([])).toEqual([]);
    expect(await readAll([''])).toEqual([]);
  });

  it('does not depend on the buffers of the source', async () => {
    const shared = new Uint8Array(4);
    async function* reuse(): AsyncGenerator<Uint8Array> {
      for (const part of ['"abc', 'defg', 'hij"']) {
        shared.set(new TextEncoder().encode(part));
        yield shared;
      }
    }
    const read = [];
    for await (const value of decodeNdjson(reuse())) read.push(value);
    expect(read).toEqual(['abcdefghij']);
  });

  it('gives lines as they come and ends the source when the reader leaves', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new TextEncoder().encode('{"n":1}\n{"n":2}\n');
      } finally {
        ended = true;
      }
    }
    for await (const value of decodeNdjson(endless())) {
      expect(value).toEqual({ n: 1 });
      break;
    }
    expect(ended).toBe(true);
  });

  it('keeps the text of a line that is not JSON', async () => {
    const error: unknown = await readAll(['{"a":1}\nBad Gateway\n']).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NdjsonError);
    expect(error).toMatchObject({ code: 'invalid-line', line: 'Bad Gateway' });
  });

  it('refuses lines beyond 8 MB, also where no line feed comes', async () => {
    const filler = ' '.repeat(megabyte);
    await expect(readAll(Array.from({ length: 9 }, () => filler))).rejects.toMatchObject({ code: 'line-too-long' });
    await expect(readAll([`${filler.repeat(9)}\n`])).rejects.toMatchObject({ code: 'line-too-long' });
    const longText = 'x'.repeat(8 * megabyte - 2);
    expect(await readAll([`"${longText}"\n`, '1\n'])).toEqual([longText, 1]);
  });
});

async function readAll(chunks: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
  const values = [];
  for await (const value of decodeNdjson(source())) values.push(value);
  return values;
}

function cutAtRandom(bytes: Uint8Array, random: (below: number) => number): Uint8Array[] {
  const chunks = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + random(12);
    chunks.push(bytes.subarray(start, end));
    start = end;
  }
  return chunks;
}
