import { describe, expect, it } from 'vitest';

import { catchError } from '../fixtures/catch-error.js';
import { seededRandom } from '../fixtures/seeded-random.js';
import { formatFullName, formatShortName, sameName } from './format-model-name.js';
import { InvalidModelNameError } from './invalid-model-name-error.js';
import { isValidModelName, parseModelName, tryParseModelName } from './parse-model-name.js';
import { stripSourceSuffix } from './source-suffix.js';

const registry = 'registry.ollama.ai';

describe('parseModelName', () => {
  it.each([
    ['llama3.2', `${registry}/library/llama3.2:latest`],
    ['llama3.2:1b', `${registry}/library/llama3.2:1b`],
    ['me/mine', `${registry}/me/mine:latest`],
    ['me/mine:7B', `${registry}/me/mine:7B`],
    ['registry.ollama.ai/library/llama3.2:latest', `${registry}/library/llama3.2:latest`],
    ['hf.co/user/repo-GGUF:Q4_K_M', 'hf.co/user/repo-GGUF:Q4_K_M'],
    ['localhost:5000/ns/m', 'localhost:5000/ns/m:latest'],
    ['localhost:5000/ns/m:t', 'localhost:5000/ns/m:t'],
    ['_x', `${registry}/library/_x:latest`],
  ])('reads %s', (text, full) => {
    expect(formatFullName(parseModelName(text))).toBe(full);
  });

  it('cuts the scheme from the host', () => {
    expect(parseModelName('http://10.0.0.1:5000/ns/m:t')).toEqual({
      scheme: 'http',
      host: '10.0.0.1:5000',
      namespace: 'ns',
      model: 'm',
      tag: 't',
    });
    expect(parseModelName('m').scheme).toBe('https');
  });

  it.each([
    '',
    ':',
    '/',
    'm:',
    ':t',
    'n/m:',
    '/nn/mm',
    '//x',
    'n/',
    '/m',
    'a//m',
    'h/n/m/',
    'http:///n/m',
    '://h/n/m',
    'a/b/c/d/e',
    'a/b/c/d',
    'm@sha256:abc',
    'm@sha256',
    '..',
    '../m',
    'n/..',
    '../../etc/passwd',
    'h/../m',
    'm:..',
    '.hidden',
    '-m',
    'm:-t',
    'na.me/m',
    'two words',
    ' m',
    'm ',
    'm\0',
    'm\n',
    'm:t\0',
    'n\\m',
    'mö',
    'a:b:c',
  ])('refuses %j', (text) => {
    expect(() => parseModelName(text)).toThrow(InvalidModelNameError);
    expect(tryParseModelName(text)).toBeUndefined();
  });

  it('holds each part to its length', () => {
    expect(tryParseModelName(`${letters(350)}/${letters(80)}/${letters(80)}:${letters(80)}`)).toBeDefined();
    expect(tryParseModelName(`${letters(351)}/n/m`)).toBeUndefined();
    expect(tryParseModelName(`${letters(81)}/m`)).toBeUndefined();
    expect(tryParseModelName(letters(81))).toBeUndefined();
    expect(tryParseModelName(`m:${letters(81)}`)).toBeUndefined();
    expect(tryParseModelName(letters(10_000))).toBeUndefined();
    expect(tryParseModelName('/'.repeat(10_000))).toBeUndefined();
    expect(tryParseModelName(':'.repeat(10_000))).toBeUndefined();
  });

  it('gives an error with a code, whose text is cut', () => {
    const error = catchError(() => parseModelName(' '.repeat(10_000)));
    expect(error).toMatchObject({ code: 'invalid-model-name', message: 'invalid model name' });
    expect((error as InvalidModelNameError).text).toHaveLength(200);
  });
});

describe('formatting', () => {
  it.each([
    ['llama3.2', 'llama3.2:latest'],
    ['REGISTRY.ollama.ai/Library/m:t', 'm:t'],
    ['me/mine', 'me/mine:latest'],
    ['hf.co/library/m', 'hf.co/library/m:latest'],
  ])('shortens %s to %s', (text, short) => {
    expect(formatShortName(parseModelName(text))).toBe(short);
  });

  it('finds names the same whatever their case and scheme', () => {
    expect(sameName(parseModelName('Foo:Q4'), parseModelName('http://registry.ollama.ai/LIBRARY/foo:q4'))).toBe(true);
    expect(sameName(parseModelName('foo'), parseModelName('foo:q4'))).toBe(false);
  });

  it('removes only a final source suffix', () => {
    expect(stripSourceSuffix('m:local')).toBe('m');
    expect(stripSourceSuffix('m:7b:local')).toBe('m:7b');
    expect(stripSourceSuffix('local')).toBe('local');
    expect(stripSourceSuffix('m:localhost')).toBe('m:localhost');
  });
});

describe('random names', () => {
  const random = seededRandom(20_260_101);

  it('come back the same through both forms', () => {
    for (let round = 0; round < 3000; round += 1) {
      const name = {
        scheme: 'https',
        host: randomPart(random, '_-.:', 350),
        namespace: randomPart(random, '_-', 80),
        model: randomPart(random, '_-.', 80),
        tag: randomPart(random, '_-.', 80),
      };
      expect(isValidModelName(name)).toBe(true);
      expect(parseModelName(formatFullName(name))).toEqual(name);
      expect(parseModelName(formatShortName(name))).toEqual(name);
    }
  });

  it('never give a part that leaves its folder, whatever the text', () => {
    const alphabet = 'aZ0_-.:/@ \0\\~é';
    for (let round = 0; round < 20_000; round += 1) {
      let text = '';
      for (let length = random(12); length > 0; length -= 1) text += alphabet[random(alphabet.length)];
      const name = tryParseModelName(text);
      if (name === undefined) continue;
      for (const part of [name.host, name.namespace, name.model, name.tag]) {
        expect(part).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/);
      }
      expect(parseModelName(formatFullName(name))).toEqual({ ...name, scheme: 'https' });
    }
  });
});

function letters(count: number): string {
  return 'a'.repeat(count);
}

function randomPart(random: (below: number) => number, extra: string, longest: number): string {
  const first = 'ABCXYZabcxyz0189_';
  let part = first[random(first.length)] ?? '';
  const characters = first + extra;
  for (let length = random(longest); length > 0; length -= 1) part += characters[random(characters.length)];
  return part;
}
