import { mediaPlaceholder, type ChatMessage, type Media } from '@puna/runtime';

/** Messages whose text says where their media belong. */
export interface TaggedMessages {
  readonly messages: readonly ChatMessage[];

  /** All media, in the order of their numbers. */
  readonly media: readonly Media[];
}

/**
 * Numbers the media of a conversation and puts a tag for each into its message's text: in place of the first `[img]`,
 * or else before the text. `tagOf` spells a tag; by default `[img-0]`, `[img-1]` ...
 */
export function placeMediaTags(
  messages: readonly ChatMessage[],
  tagOf: (index: number) => string = (index) => `[img-${index}]`,
): TaggedMessages {
  const media: Media[] = [];
  const tagged = messages.map((message) => {
    if (message.media === undefined || message.media.length === 0) return message;
    let before = '';
    let content = message.content;
    for (const one of message.media) {
      const tag = tagOf(media.length);
      media.push(one);
      if (content.includes(mediaPlaceholder)) content = content.replace(mediaPlaceholder, () => tag);
      else before += tag;
    }
    return { ...message, content: before + content };
  });
  return { messages: tagged, media };
}
