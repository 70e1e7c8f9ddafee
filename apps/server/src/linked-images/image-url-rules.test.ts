import { describe, expect, it } from 'vitest';
import { allowsAddress } from './guarded-dispatcher.js';
import { ImageUrlRules } from './image-url-rules.js';

describe('the rules for links to pictures', () => {
  it.each([
    [undefined, 'https://images.example/a.png', false],
    ['images.example', 'https://images.example/a.png', true],
    ['images.example', 'http://IMAGES.example./a.png', true],
    ['images.example', 'https://other.example/a.png', false],
    ['images.example', 'https://images.example.evil.test/a.png', false],
    ['images.example', 'https://images.example@evil.test/a.png', false],
    ['images.example', 'https://images.example:8443/a.png', false],
    ['images.example:8443', 'https://images.example:8443/a.png', true],
    ['images.example:8443', 'https://images.example/a.png', false],
    ['images.example:443', 'https://images.example/a.png', true],
    ['images.example', 'ftp://images.example/a.png', false],
    ['images.example', 'file:///etc/passwd', false],
    ['*.example', 'https://a.b.example/', true],
    ['*.example', 'https://example/', false],
    ['*.example', 'https://badexample/', false],
    ['one.example, two.example', 'https://two.example/', true],
    ['*', 'https://any.example/', true],
    ['*', 'https://any.example:22/', false],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://10.1.2.3:22/', false],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['10.0.0.5:8080', 'http://10.0.0.5:8080/', true],
    ['10.0.0.5:8080', 'http://10.0.0.5/', false],
    ['::1', 'http://[::1]/', true],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['*.1', 'http://127.0.0.1/', false],
  ])('%j: %s is allowed: %s', (text, url, allowed) => {
    const warnings: string[] = [];
    const rules = ImageUrlRules.parse(text, (message) => warnings.push(message));
    expect(rules.allowsUrl(new URL(url))).toBe(allowed);
    expect(warnings).toEqual([]);
  });

  it.each(['https://images.example', 'images.example/path', '10.0.0.0/33', 'me@images.example', 'images.example:x'])(
    'warn of the entry %j, and leave it out',
    (entry) => {
      const warnings: string[] = [];
      const rules = ImageUrlRules.parse(entry, (message) => warnings.push(message));
      expect(warnings).toEqual([expect.stringContaining(`"${entry}" is no host`)]);
      expect(rules.allowsSome).toBe(false);
    },
  );
});

describe('addresses', () => {
  const everything = ImageUrlRules.parse('*');

  it.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) => {
    expect(allowsAddress(everything, address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    'fd00::1',
    'fe80::1',
  ])('%s is not', (address) => {
    expect(allowsAddress(everything, address)).toBe(false);
  });

  it('that are listed may be private', () => {
    const rules = ImageUrlRules.parse('images.example, 10.0.0.0/8, 192.168.1.7, fd00::/8');
    expect(['10.9.9.9', '::ffff:10.9.9.9', '192.168.1.7', 'fd00::1'].map((one) => allowsAddress(rules, one))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['192.168.1.8', '127.0.0.1'].map((one) => allowsAddress(rules, one))).toEqual([false, false]);
  });
});
