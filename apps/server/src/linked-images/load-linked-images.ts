import { RequestBodyError } from '@puna/protocol';
import type { ChatMessage, Media } from '@puna/runtime';
import { ImageUrlError } from './image-url-error.js';
import type { ImageUrlRules } from './image-url-rules.js';
import type { LinkedImage, LinkingMessage } from './linked-image.js';

/** Different pictures that one request may link to. */
const mostLinks = 16;
const fetchTimeout = 30_000;

/** What pictures are loaded with. */
export interface LinkedImageLoading {
  readonly rules: ImageUrlRules;

  /** What an API says of links where the server fetches none. */
  readonly refusal: string;

  /** Ends the work; its reason is thrown then. */
  readonly signal: AbortSignal;
}

/**
 * Fetches the pictures that messages link to, each once, and puts them in the place of their links.
 *
 * @throws RequestBodyError where the server fetches none; ImageUrlError where one is not allowed or can't be fetched; the
 *   signal's reason.
 */
export async function loadLinkedImages(
  messages: readonly LinkingMessage[],
  loading: LinkedImageLoading,
): Promise<ChatMessage[]> {
  const links = messages.flatMap(({ media = [] }) => media.filter(isLink)).map(({ url }) => url);
  if (links.length > 0 && !loading.rules.allowsSome) {
    throw new RequestBodyError('invalid-field', loading.refusal, 'messages');
  }
  const images = links.length === 0 ? new Map<string, Media>() : await fetchAll(new Set(links), loading);
  return messages.map(({ media, ...message }) => ({
    ...message,
    ...(media === undefined ? {} : { media: media.map((medium) => (isLink(medium) ? found(images, medium) : medium)) }),
  }));
}

function isLink(medium: Media | LinkedImage): medium is LinkedImage {
  return medium.type === 'link';
}

function found(images: ReadonlyMap<string, Media>, { url }: LinkedImage): Media {
  const image = images.get(url);
  if (image === undefined) throw new Error(`no image was fetched from ${url}`);
  return image;
}

async function fetchAll(
  links: ReadonlySet<string>,
  { rules, signal }: LinkedImageLoading,
): Promise<ReadonlyMap<string, Media>> {
  if (links.size > mostLinks) {
    throw new ImageUrlError(`the request links to ${links.size} images, and at most ${mostLinks} are fetched`);
  }
  // Loaded with the first link: most servers never fetch any.
  const [{ fetchImage }, { createGuardedDispatcher }] = await Promise.all([
    import('./fetch-image.js'),
    import('./guarded-dispatcher.js'),
  ]);
  const dispatcher = createGuardedDispatcher(rules);
  // One that fails ends the others.
  const failed = new AbortController();
  const fetching = { rules, dispatcher, timeout: fetchTimeout, signal: AbortSignal.any([signal, failed.signal]) };
  try {
    const images = await Promise.all(
      [...links].map(async (link) => {
        const image: Media = { type: 'image', bytes: await fetchImage(link, fetching) };
        return [link, image] as const;
      }),
    );
    return new Map(images);
  } finally {
    failed.abort();
    await dispatcher.destroy();
  }
}
