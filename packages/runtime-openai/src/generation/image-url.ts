import { InvalidRequestError, type Media, UnsupportedError } from '@puna/runtime';

/** The first bytes of the kinds of images that the API takes, as Latin-1. */
const kinds: readonly (readonly [type: string, start: RegExp])[] = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

/** An image as a data URL. @throws UnsupportedError for sounds; InvalidRequestError for what is no such image. */
export function imageUrl({ type, bytes }: Media): string {
  if (type === 'audio')
    throw new UnsupportedError('Sounds are not sent to engines elsewhere.', { capability: 'audio' });
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = data.toString('latin1', 0, 12);
  const kind = kinds.find(([, pattern]) => pattern.test(start));
  if (kind === undefined)
    throw new InvalidRequestError('An image is neither PNG, JPEG, GIF nor WebP. Convert it first.');
  return `data:${kind[0]};base64,${data.toString('base64')}`;
}
