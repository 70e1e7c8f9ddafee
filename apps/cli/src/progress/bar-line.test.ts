import { displayWidth } from '../format/display-width.js';
import { describe, expect, it } from 'vitest';
import { formatBar, formatRemaining } from './bar-line.js';

describe('formatBar', () => {
  it('shows how far a transfer is, how fast and how long it will take', () => {
    const line = formatBar({ message: 'pulling abc:', completed: 500_000, total: 2_000_000, rate: 100_000 }, 60);
    expect(line).toBe('pulling abc:  25% ▕███          ▏ 500 KB/2 MB  100 KB/s  15s');
    expect(displayWidth(line)).toBe(60);
  });

  it('shows only the size at the end', () => {
    expect(formatBar({ message: 'm', completed: 4, total: 4, rate: 9 }, 20)).toBe('m 100% ▕███████▏ 4 B');
  });

  it('says nothing of the rate while it is unknown', () => {
    expect(formatBar({ message: 'm', completed: 1, total: 4, rate: 0 }, 24)).toBe('m  25% ▕█      ▏ 1 B/4 B');
  });

  it('leaves the bar out where there is no room', () => {
    expect(formatBar({ message: 'message', completed: 1, total: 4, rate: 0 }, 10)).toBe('message  25% 1 B/4 B');
  });
});

describe('formatRemaining', () => {
  it.each([
    [0.4, '0s'],
    [12.9, '12s'],
    [303, '5m3s'],
    [3720, '1h2m'],
    [400_000, '99h+'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatRemaining(seconds)).toBe(text);
  });
});
