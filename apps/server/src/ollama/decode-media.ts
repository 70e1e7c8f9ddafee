import type { Media } from '@puna/runtime';

/**
 * An entry of `images`, checked to be base64. It may also be a sound, which its first bytes tell (contract: api, section 2):
 * WAV, MP3 with or without a tag, FLAC.
 */
export function decodeMedia(base64: string): Media {
  const bytes = Buffer.from(base64, 'base64');
  return { type: isSound(bytes) ? 'audio' : 'image', bytes };
}

function isSound(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('RIFF')) return start.slice(8) === 'WAVE';
  if (start.startsWith('ID3') || start.startsWith('fLaC')) return true;
  // Eleven bits begin a frame of MP3; JPEG has other ones here.
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
}
