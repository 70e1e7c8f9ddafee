import { mediaPlaceholder, type Media } from '@puna/runtime';

/** The text of a message, and its pictures and sounds. */
export interface ContentWithMedia<Medium = Media> {
  /** Has `[img]` in the place of each medium, unless all of them come first. */
  readonly content: string;
  readonly media: readonly Medium[];
}

/**
 * Puts the parts of a message together, in their order.
 *
 * @param separator what stands between two texts
 */
export function joinContent<Medium extends object>(
  parts: readonly (string | Medium)[],
  separator: string,
): ContentWithMedia<Medium> {
  const media = parts.filter((part): part is Medium => typeof part !== 'string');
  const firstText = parts.findIndex((part) => typeof part === 'string');
  const comeFirst = firstText < 0 || parts.slice(firstText).every((part) => typeof part === 'string');
  let content = '';
  let followsText = false;
  for (const part of parts) {
    if (typeof part !== 'string') {
      content += comeFirst ? '' : mediaPlaceholder;
      followsText = false;
      continue;
    }
    content += (followsText ? separator : '') + part;
    followsText = true;
  }
  return { content, media };
}
