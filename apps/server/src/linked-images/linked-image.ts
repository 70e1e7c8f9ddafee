import type { ChatMessage, Media } from '@puna/runtime';

/** A picture that is to be fetched from a URL. */
export interface LinkedImage {
  readonly type: 'link';
  readonly url: string;
}

/** A message of a request, some of whose pictures may still be links. */
export type LinkingMessage = Omit<ChatMessage, 'media'> & { readonly media?: readonly (Media | LinkedImage)[] };

/** Whether a link begins as one that may be fetched. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
