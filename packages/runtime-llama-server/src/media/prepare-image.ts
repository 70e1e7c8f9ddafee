import { InvalidRequestError, UnsupportedError } from '@puna/runtime';
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { readBitmap } from './bitmap.js';

type SharpLibrary = (input: Uint8Array, options: SharpOptions) => Sharp;

/** Formats that llama-server (stb_image) reads, by sharp's names. */
const readable: ReadonlySet<string> = new Set(['png', 'jpeg']);

/** Those that become PNG. SVG, which sharp reads as well, is a document rather than an image. */
const convertible: ReadonlySet<string> = new Set(['webp', 'gif', 'heif', 'tiff']);

/**
 * An image as llama-server reads it: PNG or JPEG, upright, the first frame where there are several. Every image is
 * unpacked here once: so a broken one is told from a sound one, and no decompression bomb reaches the server.
 *
 * @throws InvalidRequestError where it is broken, of an unknown format or has too many pixels.
 */
export async function prepareImage(bytes: Uint8Array, name: string, mostPixels: number): Promise<Uint8Array> {
  const bitmap = readBitmap(bytes);
  if (bitmap !== undefined) {
    checkSize(bitmap, name, mostPixels);
    if (bytes.length < bitmap.length) throw new InvalidRequestError(`${name} is a broken bmp file.`);
    return bytes;
  }
  const sharp = await loadSharp();
  const options: SharpOptions = { limitInputPixels: mostPixels, failOn: 'truncated', animated: false };
  const metadata = await describe(sharp, bytes, name);
  checkFormat(metadata, name);
  checkSize(metadata, name, mostPixels);
  try {
    const image = sharp(bytes, options);
    if (readable.has(metadata.format) && isPlain(metadata)) {
      await image.stats(); // unpacks all of it
      return bytes;
    }
    return await image.rotate().toColourspace('srgb').png({ compressionLevel: 1 }).toBuffer();
  } catch (error) {
    throw new InvalidRequestError(`${name} is a broken ${metadata.format} file.`, {}, { cause: error });
  }
}

function checkSize(
  { width, height }: { readonly width: number; readonly height: number },
  name: string,
  mostPixels: number,
): void {
  if (width * height <= mostPixels) return;
  throw new InvalidRequestError(`${name} has ${width} x ${height} pixels, and at most ${mostPixels} are allowed.`);
}

/** Whether the server sees the image as people do: 8 bits, and not turned by its EXIF data. */
function isPlain({ depth, orientation = 1, space }: Metadata): boolean {
  return depth === 'uchar' && orientation === 1 && space !== 'cmyk';
}

async function describe(sharp: SharpLibrary, bytes: Uint8Array, name: string): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch (error) {
    throw unreadable(name, error);
  }
}

function checkFormat({ format, compression }: Metadata, name: string): void {
  if (format === 'heif' && compression !== 'av1') {
    throw new InvalidRequestError(
      `${name} is a HEIC file, whose compression can't be read here. Convert it to JPEG or PNG.`,
    );
  }
  if (!readable.has(format) && !convertible.has(format)) throw unreadable(name);
}

function unreadable(name: string, cause?: unknown): InvalidRequestError {
  return new InvalidRequestError(
    `${name} is broken or of a format that can't be read. PNG, JPEG, WebP, GIF, AVIF, TIFF and BMP can.`,
    {},
    { cause },
  );
}

/** Loaded with the first image: most models see none. */
async function loadSharp(): Promise<SharpLibrary> {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    throw new UnsupportedError(
      'The library that reads images, sharp, does not run on this machine. Install it for this platform.',
      { capability: 'vision' },
      { cause: error },
    );
  }
}
