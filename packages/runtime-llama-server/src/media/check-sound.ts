import { InvalidRequestError } from '@puna/runtime';

/** The beginnings of the kinds of sound that llama-server reads (miniaudio): WAV, MP3 with and without tags, FLAC. */
function isKnown(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (text.startsWith('RIFF') && text.slice(8) === 'WAVE') return true;
  if (text.startsWith('ID3') || text.startsWith('fLaC')) return true;
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
}

/** The sound as it is. @throws InvalidRequestError where it is of a kind that llama-server does not read. */
export function checkSound(bytes: Uint8Array, name: string): Uint8Array {
  if (isKnown(bytes)) return bytes;
  throw new InvalidRequestError(`${name} is of a kind that can't be read. WAV, MP3 and FLAC can.`);
}
