import { mediaMarker, type Media } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { createMediaTags } from './media-markers.js';

const image = (byte: number): Media => ({ type: 'image', bytes: Uint8Array.of(byte) });

describe('the tags of media in a prompt', () => {
  it('become markers, and the media stand in the order of the prompt', () => {
    const { tagOf, resolve } = createMediaTags();
    const media = [image(0), image(1), image(2)];
    expect(resolve(`a${tagOf(2)}b${tagOf(0)}`, media)).toEqual({
      prompt: `a${mediaMarker}b${mediaMarker}`,
      media: [image(2), image(0)],
    });
  });

  it('are not taken from a text of the client', () => {
    const { tagOf, resolve } = createMediaTags();
    const { prompt, media } = resolve(`${tagOf(0)} ${mediaMarker}`, [image(0)]);
    expect(prompt.split(mediaMarker)).toHaveLength(2);
    expect(media).toHaveLength(1);
    expect(resolve(createMediaTags().tagOf(0), [image(0)]).media).toEqual([]);
  });

  it('leave a prompt without media as it is', () => {
    expect(createMediaTags().resolve(mediaMarker, [])).toEqual({ prompt: mediaMarker, media: [] });
  });
});
