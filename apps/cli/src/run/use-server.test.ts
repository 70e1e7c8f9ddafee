import { parseHostAddress } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { isThisMachine } from './use-server.js';

describe('isThisMachine', () => {
  it.each(['', '127.0.0.1:5000', 'localhost', '0.0.0.0', ':1234', '[::1]:80', '::'])('%j is', (value) => {
    expect(isThisMachine(parseHostAddress(value))).toBe(true);
  });

  it.each(['192.168.1.5', 'models.example', 'https://localhost', 'http://127.0.0.1/puna'])('%j is not', (value) => {
    expect(isThisMachine(parseHostAddress(value))).toBe(false);
  });
});
