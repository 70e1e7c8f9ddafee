import type { FlagDefinition } from './command-definition.js';

/**
 * Writes `--name` as `--name=true` for the options whose value may be left out, up to `--`.
 *
 * So `--think high` asks for thinking and leaves `high` to the prompt, as the original's users know it; commander alone
 * would take `high` for the value.
 */
export function normaliseArguments(words: readonly string[], flags: readonly FlagDefinition[]): string[] {
  const bare = new Map<string, string>();
  for (const flag of flags) {
    if (flag.kind !== 'boolean' && flag.kind !== 'optional-text') continue;
    bare.set(`--${flag.name}`, `--${flag.name}=true`);
    if (flag.short !== undefined) bare.set(`-${flag.short}`, `--${flag.name}=true`);
  }
  const takingValue = new Set(
    flags
      .filter((flag) => flag.kind === 'text' || flag.kind === 'integer')
      .flatMap((flag) => (flag.short === undefined ? [`--${flag.name}`] : [`--${flag.name}`, `-${flag.short}`])),
  );

  const normalised: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return [...normalised, ...words.slice(index)];
    normalised.push(bare.get(word) ?? word);
    // The next word is a value, whatever it looks like.
    if (takingValue.has(word) && index + 1 < words.length) {
      index += 1;
      normalised.push(words[index] ?? '');
    }
  }
  return normalised;
}
