import { describe, expect, it } from 'vitest';
import { formatApproximately, formatRelativeTime } from './relative-time.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatApproximately', () => {
  it.each([
    [0, 'Less than a second'],
    [second, '1 second'],
    [45 * second, '45 seconds'],
    [61 * second, 'About a minute'],
    [4 * minute + 59 * second, '4 minutes'],
    [60 * minute, 'About an hour'],
    [89 * minute, 'About an hour'],
    [90 * minute, '2 hours'],
    [47 * hour, '47 hours'],
    [3 * day, '3 days'],
    [14 * day, '2 weeks'],
    [59 * day, '8 weeks'],
    [60 * day, '2 months'],
    [729 * day, '24 months'],
    [730 * day, '2 years'],
  ])('%d ms are "%s"', (milliseconds, text) => {
    expect(formatApproximately(milliseconds)).toBe(text);
  });
});

describe('formatRelativeTime', () => {
  const now = new Date('2026-06-04T12:00:00Z');

  it('looks back and ahead', () => {
    expect(formatRelativeTime('2026-06-03T12:00:00Z', now)).toBe('24 hours ago');
    expect(formatRelativeTime('2026-06-04T14:04:59.83753+02:00', now)).toBe('4 minutes from now');
  });

  it('says Never where there is no time', () => {
    expect(formatRelativeTime('0001-01-01T00:00:00Z', now)).toBe('Never');
    expect(formatRelativeTime('', now)).toBe('Never');
  });
});
