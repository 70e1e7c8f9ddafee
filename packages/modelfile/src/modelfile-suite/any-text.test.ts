import { describe, expect, it } from 'vitest';
import { errorOf, withoutPlaces } from '../fixtures/modelfile-case.js';
import { seededRandom } from '../fixtures/seeded-random.js';
import { formatModelfile, ModelfileError, parseModelfile } from '../index.js';

const pieces = [
  'FROM SYSTEM TEMPLATE LICENSE ADAPTER PARAMETER MESSAGE REQUIRES'.split(' '),
  ['FROM m\n', 'SYSTEM "', 'PARAMETER stop ', 'MESSAGE user ', 'SYSTEM """', '# '],
  ['a', '"', '""', '"""', ' ', '\t', '\n', '\n', '\r\n', '\r', '\\', "'", '🦙', '\u{a0}', '\u{200d}', '\u{0}'],
].flat();

/** Texts of up to 20 pieces, most of which are almost Modelfiles. */
function* texts(count: number): Generator<string> {
  const random = seededRandom(11);
  for (let index = 0; index < count; index += 1) {
    yield `FROM m\n${Array.from({ length: random(20) }, () => pieces[random(pieces.length)]).join('')}`;
  }
}

function isModelfile(text: string): boolean {
  try {
    parseModelfile(text);
    return true;
  } catch (error) {
    if (ModelfileError.isInstance(error)) return false;
    throw error;
  }
}

describe('any text', () => {
  const all = [...texts(20_000)];
  const valid = all.filter(isModelfile);
  const broken = all.filter((text) => !isModelfile(text));

  it('is read and written the same, where it is a Modelfile', () => {
    expect(valid.length).toBeGreaterThan(2000);
    for (const text of valid) {
      const { commands } = parseModelfile(text);
      const written = formatModelfile({ commands });
      const again = parseModelfile(written).commands;
      expect(withoutPlaces(again)).toEqual(withoutPlaces(commands));
      expect(formatModelfile({ commands: again })).toBe(written);
    }
  });

  it('is refused at a place within it, where it is none', () => {
    expect(broken.length).toBeGreaterThan(2000);
    for (const text of broken) {
      const { line = 0, column = 0, hint } = errorOf(text);
      const found = text.split(/\r\n|\r|\n/)[line - 1] ?? 'no such line';
      expect(found).not.toBe('no such line');
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual(found.length + 1);
      expect(hint).not.toBe('');
    }
  });
});
