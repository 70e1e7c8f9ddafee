import { InvalidRequestError, type Media } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';

/** What a file begins with, by its form. `offset` is in bytes. */
const signatures: readonly { readonly form: string; readonly offset: number; readonly bytes: string }[] = [
  { form: 'png', offset: 0, bytes: '\u0089PNG' },
  { form: 'jpeg', offset: 0, bytes: '\u00FF\u00D8\u00FF' },
  { form: 'gif', offset: 0, bytes: 'GIF8' },
  { form: 'webp', offset: 8, bytes: 'WEBP' },
  { form: 'bmp', offset: 0, bytes: 'BM' },
  { form: 'wav', offset: 8, bytes: 'WAVE' },
  { form: 'flac', offset: 0, bytes: 'fLaC' },
  { form: 'ogg', offset: 0, bytes: 'OggS' },
  { form: 'mp3', offset: 0, bytes: 'ID3' },
  { form: 'mp3', offset: 0, bytes: '\u00FF\u00FB' },
  { form: 'mp3', offset: 0, bytes: '\u00FF\u00F3' },
];

/**
 * An image or a sound as a part of a message.
 *
 * @throws InvalidRequestError where its bytes are of no known form.
 */
export function mediaPart({ type, bytes }: Media): JsonObject {
  const form = formOf(bytes);
  if (form === undefined) {
    throw new InvalidRequestError(
      `The bytes of the ${type} are of no known form: PNG, JPEG, GIF, WebP, WAV, MP3 and others.`,
    );
  }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return type === 'image'
    ? { type: 'image_url', image_url: { url: `data:image/${form};base64,${data}` } }
    : { type: 'input_audio', input_audio: { data, format: form } };
}

function formOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(({ offset, bytes: signature }) => start.startsWith(signature, offset))?.form;
}
