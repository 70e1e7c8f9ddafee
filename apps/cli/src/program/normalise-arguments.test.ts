import { describe, expect, it } from 'vitest';
import type { FlagDefinition } from './command-definition.js';
import { normaliseArguments } from './normalise-arguments.js';

const flags: FlagDefinition[] = [
  { name: 'think', kind: 'optional-text', description: '' },
  { name: 'verbose', short: 'v', kind: 'boolean', description: '' },
  { name: 'format', short: 'f', kind: 'text', description: '' },
];

describe('normaliseArguments', () => {
  it('does not let an optional value take the next word', () => {
    expect(normaliseArguments(['run', 'm', '--think', 'high'], flags)).toEqual(['run', 'm', '--think=true', 'high']);
    expect(normaliseArguments(['run', 'm', '--think=high'], flags)).toEqual(['run', 'm', '--think=high']);
  });

  it('spells out short booleans', () => {
    expect(normaliseArguments(['show', '-v', 'm'], flags)).toEqual(['show', '--verbose=true', 'm']);
  });

  it('leaves values and everything after -- alone', () => {
    expect(normaliseArguments(['--format', '--think', '--', '-v'], flags)).toEqual(['--format', '--think', '--', '-v']);
    expect(normaliseArguments(['-f', '-v'], flags)).toEqual(['-f', '-v']);
  });
});
