import type { Media } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { joinContent } from './join-content.js';

const image: Media = { type: 'image', bytes: Uint8Array.of(1) };

describe('the parts of a message', () => {
  it.each([
    ['texts', ['a', 'b'], 'a\n\nb', 0],
    ['a picture first', [image, 'a'], 'a', 1],
    ['two pictures first', [image, image, 'a', 'b'], 'a\n\nb', 2],
    ['a picture last', ['a', image], 'a[img]', 1],
    ['pictures around a text', [image, 'a', image], '[img]a[img]', 2],
    ['a picture between texts', ['a', image, 'b', 'c'], 'a[img]b\n\nc', 1],
    ['a picture alone', [image], '', 1],
  ])('that are %s', (_what, parts, content, count) => {
    const joined = joinContent(parts, '\n\n');
    expect(joined.content).toBe(content);
    expect(joined.media).toHaveLength(count);
  });
});
