import { randomUUID } from 'node:crypto';
import { mediaMarker, type Media } from '@puna/runtime';

/** A prompt, and the images and sounds that stand at its markers. */
export interface PromptWithMedia {
  readonly prompt: string;
  readonly media: readonly Media[];
}

/** How the places of media are spelled while a conversation is rendered. */
export interface MediaTags {
  /** The tag of the medium with this number. Nobody can guess it, so that no text of a client is taken for one. */
  readonly tagOf: (index: number) => string;

  /**
   * Puts the contract's marker in the place of each tag. A template may leave messages out or turn them round: what counts is
   * which tags the prompt has, in its order.
   */
  readonly resolve: (prompt: string, media: readonly Media[]) => PromptWithMedia;
}

/** The marker's spelling in a client's own text, made harmless. */
const spelledMarker = mediaMarker.replace('media', 'media ');

export function createMediaTags(): MediaTags {
  const secret = randomUUID();
  const pattern = new RegExp(`<media-${secret}-(\\d+)>`, 'g');
  return {
    tagOf: (index) => `<media-${secret}-${index}>`,
    resolve(prompt, media) {
      if (media.length === 0) return { prompt, media: [] };
      const placed: Media[] = [];
      const marked = prompt.replaceAll(mediaMarker, spelledMarker).replace(pattern, (_tag, index: string) => {
        const medium = media[Number(index)];
        if (medium === undefined) return '';
        placed.push(medium);
        return mediaMarker;
      });
      return { prompt: marked, media: placed };
    },
  };
}
