import { InvalidRequestError, type Media } from '@puna/runtime';
import type { MediaLimits } from '../options.js';
import { prepareImage } from './prepare-image.js';
import { checkSound } from './check-sound.js';

/**
 * Images and sounds as llama-server reads them, base64.
 *
 * @throws InvalidRequestError where one can't be read or is too large; the message says which.
 */
export async function prepareMedia(media: readonly Media[], limits: MediaLimits): Promise<string[]> {
  if (media.length > limits.items)
    throw new InvalidRequestError(
      `${media.length} images and sounds are too many: at most ${limits.items} may come with a prompt.`,
    );
  const prepared: string[] = [];
  // One after the other: unpacked images are large.
  for (const [index, { type, bytes }] of media.entries()) {
    const name = `The ${type} number ${index + 1}`;
    if (bytes.length === 0) throw new InvalidRequestError(`${name} is empty.`);
    if (bytes.length > limits.bytes)
      throw new InvalidRequestError(`${name} has ${bytes.length} bytes, and at most ${limits.bytes} are allowed.`);
    const readable = type === 'image' ? await prepareImage(bytes, name, limits.pixels) : checkSound(bytes, name);
    prepared.push(Buffer.from(readable.buffer, readable.byteOffset, readable.byteLength).toString('base64'));
  }
  return prepared;
}
