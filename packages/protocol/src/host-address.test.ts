import { describe, expect, it } from 'vitest';

import { parseHostAddress } from './host-address.js';

describe('parseHostAddress', () => {
  it.each([
    [undefined, '127.0.0.1', 11_434, 'http://127.0.0.1:11434'],
    ['', '127.0.0.1', 11_434, 'http://127.0.0.1:11434'],
    ['1.2.3.4', '1.2.3.4', 11_434, 'http://1.2.3.4:11434'],
    ['example.com', 'example.com', 11_434, 'http://example.com:11434'],
    [':1234', '', 1234, 'http://127.0.0.1:1234'],
    ['1.2.3.4:1234', '1.2.3.4', 1234, 'http://1.2.3.4:1234'],
    ['[::1]:1337', '::1', 1337, 'http://[::1]:1337'],
    ['::1', '::1', 11_434, 'http://[::1]:11434'],
    ['[::1]', '::1', 11_434, 'http://[::1]:11434'],
    [':0', '', 0, 'http://127.0.0.1:0'],
    ['http://1.2.3.4', '1.2.3.4', 80, 'http://1.2.3.4:80'],
    ['http://1.2.3.4:4321', '1.2.3.4', 4321, 'http://1.2.3.4:4321'],
    ['https://1.2.3.4', '1.2.3.4', 443, 'https://1.2.3.4:443'],
    ['https://example.com/ollama', 'example.com', 443, 'https://example.com:443/ollama'],
    ['https://example.com:8443/a/b/', 'example.com', 8443, 'https://example.com:8443/a/b'],
    ['example.com/ollama', 'example.com', 11_434, 'http://example.com:11434/ollama'],
    [' "1.2.3.4" ', '1.2.3.4', 11_434, 'http://1.2.3.4:11434'],
    ['0.0.0.0', '0.0.0.0', 11_434, 'http://127.0.0.1:11434'],
    ['[::]:80', '::', 80, 'http://[::1]:80'],
  ])('reads %j', (text, host, port, url) => {
    const address = parseHostAddress(text);
    expect(address).toMatchObject({ host, port, url });
    expect(address.warning).toBeUndefined();
    expect(() => new URL(address.url)).not.toThrow();
  });

  it.each([
    [':66000', 11_434],
    [':-1', 11_434],
    ['1.2.3.4:abc', 11_434],
    ['example.com:', 11_434],
    ['http://1.2.3.4:x', 80],
  ])('takes the default port for %s and says so', (text, port) => {
    const address = parseHostAddress(text);
    expect(address.port).toBe(port);
    expect(address.warning).toContain(String(port));
  });

  it('keeps the base path apart', () => {
    expect(parseHostAddress('https://example.com/a/b/').basePath).toBe('/a/b');
    expect(parseHostAddress('https://example.com/').basePath).toBe('');
    expect(parseHostAddress('https://example.com').scheme).toBe('https');
  });
});
