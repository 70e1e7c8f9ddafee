import { describe, expect, it } from 'vitest';
import { formatModelfile, parseModelfile, type Command } from './index.js';
import { seededRandom } from './fixtures/seeded-random.js';

function system(value: string): string {
  return formatModelfile({ commands: [{ instruction: 'system', value }] });
}

describe('formatModelfile', () => {
  it('writes one instruction a line', () => {
    const commands: Command[] = [
      { instruction: 'from', value: './my model.gguf' },
      { instruction: 'parameter', name: 'stop', value: '<|im_end|>' },
      { instruction: 'message', role: 'user', content: 'Hello "you"' },
    ];
    expect(formatModelfile({ commands })).toBe(
      'FROM ./my model.gguf\nPARAMETER stop <|im_end|>\nMESSAGE user Hello "you"\n',
    );
  });

  it.each([
    ['a', 'SYSTEM a\n'],
    ['a "b" c', 'SYSTEM a "b" c\n'],
    [' a', 'SYSTEM " a"\n'],
    ['a\n', 'SYSTEM "a\n"\n'],
    ['a "b"\nc', 'SYSTEM """a "b"\nc"""\n'],
    ['', 'SYSTEM ""\n'],
    // The original writes this one without quotes and then can't read it.
    ['"a" b', 'SYSTEM """"a" b"""\n'],
    // What can't be read back needs no quotes for it.
    ['a\u{a0}b', 'SYSTEM a\u{a0}b\n'],
    // In three quotes this would end after its first line.
    ['a\n"""b"', 'SYSTEM """a\n"""b""""\n'],
  ])('writes %j with the quotes it needs', (value, text) => {
    expect(system(value)).toBe(text);
  });

  it('writes what parseModelfile reads back, whatever the values', () => {
    const random = seededRandom(7);
    let written = 0;
    for (let round = 0; round < 4000; round += 1) {
      const commands: Command[] = [{ instruction: 'from', value: 'm' }, ...randomCommands(random)];
      const values = commands.map((command) => ('content' in command ? command.content : command.value));
      if (values.some(isUnwritable)) continue;
      written += 1;
      const text = formatModelfile({ commands });
      const read = parseModelfile(text).commands.map(({ places: _places, ...command }) => command);
      expect(read).toEqual(commands);
      expect(formatModelfile({ commands: read })).toBe(text);
    }
    expect(written).toBeGreaterThan(2000);
  });
});

/** In no form of quotes can a line within the text end with the quotes that would close it. */
function isUnwritable(value: string): boolean {
  const needsQuotes = value !== value.trim() || /[\r\n]/.test(value) || value.startsWith('"');
  return needsQuotes && /"""[ \t]*[\r\n]/.test(value);
}

function randomCommands(random: (below: number) => number): Command[] {
  const pieces = ['a', 'b c', '"', '""', '"""', '\n', '\r\n', '\r', ' ', '\t', '#', '\\', '🦙', 'FROM x', "'", 'é'];
  const text = () => Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join('');
  return Array.from({ length: 1 + random(3) }, (): Command => {
    const kinds: Command[] = [
      { instruction: 'system', value: text() },
      { instruction: 'template', value: text() },
      { instruction: 'license', value: text() },
      { instruction: 'parameter', name: 'stop', value: text() },
      { instruction: 'message', role: 'assistant', content: text() },
    ];
    return kinds[random(kinds.length)]!;
  });
}
