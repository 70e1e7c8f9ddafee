import { readFile } from 'node:fs/promises';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import {
  ContextExceededError,
  InvalidRequestError,
  mediaMarker,
  UnsupportedError,
  type GenerateRequest,
  type LoadedModel,
  type Media,
} from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTest, missingServer, question } from '../fixtures/test-server.js';

const weights = findTestModel('puna-tiny/puna-tiny-vision.gguf');
const projector = findTestModel('puna-tiny/puna-tiny-vision-mmproj.gguf');
const picture = findTestModel('puna-tiny/vision/orange-triangle.png');
const isReady = missingServer === undefined && weights !== undefined;
let model: LoadedModel;
let png: Buffer;

beforeEach((context) => {
  if (weights === undefined) context.skip(missingTestModel('puna-tiny'));
});

beforeAll(async () => {
  if (!isReady) return;
  png = await readFile(picture ?? '');
  model = await loadTest(
    { weights, projectors: [projector ?? ''] },
    {},
    { mediaLimits: { bytes: 2_000_000, pixels: 4_000_000, items: 4 } },
  );
});

/** 64x64 pixels of one colour, with HEVC as telephones write it. */
const heic = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'ACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAABoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt',
  'AAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA',
  'AAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xy',
  'bmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAACJt',
  'ZGF0AAAAFigBrxmA93yFN7Ttb9/8y2r/g0FeLRw=',
].join('');

function about(media: readonly Media[], text = mediaMarker.repeat(media.length)): GenerateRequest {
  return {
    input: { type: 'prompt', text: question(`${text}What is in this picture?`), media },
    sampling: { temperature: 0 },
    maxTokens: 40,
  };
}

const image = (bytes: Uint8Array): Media => ({ type: 'image', bytes });

async function answer(bytes: Uint8Array): Promise<string> {
  return (await collect(model, about([image(bytes)]))).text;
}

describe('an image', () => {
  it.each<[string, (input: Buffer) => Promise<Buffer>]>([
    ['WebP', (input) => sharp(input).webp({ lossless: true }).toBuffer()],
    ['GIF', (input) => sharp(input).gif().toBuffer()],
    ['TIFF', (input) => sharp(input).tiff({ compression: 'lzw' }).toBuffer()],
    ['AVIF', (input) => sharp(input).avif({ lossless: true }).toBuffer()],
    ['BMP', (input) => bitmapOf(input)],
    ['JPEG', (input) => sharp(input).jpeg({ quality: 100 }).toBuffer()],
    ['PNG of 16 bits', (input) => sharp(input).toColourspace('rgb16').png().toBuffer()],
    ['JPEG in the colours of print', (input) => sharp(input).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()],
    [
      'JPEG that lies on its side',
      (input) => sharp(input).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 100 }).toBuffer(),
    ],
  ])('may be a %s', async (_, encode) => {
    expect(await answer(await encode(png))).toBe('An orange triangle.');
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['is empty', () => new Uint8Array(), /number 1 is empty/],
    ['is none', () => Buffer.from('no image at all'), /broken or of a format/],
    [
      'is a drawing in SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /PNG, JPEG/,
    ],
    ['is a HEIC', () => Buffer.from(heic, 'base64'), /is a HEIC file.* Convert it to JPEG or PNG/],
    ['ends in the middle', () => png.subarray(0, png.length - 60), /is a broken png file/],
    ['has a damaged middle', () => damaged(png), /is a broken png file/],
    ['is a JPEG that ends in the middle', () => halfOfJpeg(), /is a broken jpeg file/],
    ['unpacks to far too much', () => bomb(), /3000 x 3000 pixels, and at most 4000000/],
    ['is a BMP without its pixels', async () => (await bitmapOf(png)).subarray(0, 40), /is a broken bmp file/],
    ['is a BMP of far too many pixels', async () => hugeBitmap(await bitmapOf(png)), /at most 4000000 are allowed/],
    ['has too many bytes', () => Buffer.alloc(2_000_001), /2000001 bytes, and at most 2000000/],
  ])('that %s is refused', async (_, make, message) => {
    const error = await answer(await make()).catch((reason: unknown) => reason);
    expect(InvalidRequestError.isInstance(error), String(error)).toBe(true);
    expect((error as Error).message).toMatch(message);
    expect(await answer(png)).toBe('An orange triangle.');
  });

  it('has a place in the prompt, and no place is left over', async () => {
    for (const request of [about([image(png)], ''), about([image(png)], mediaMarker.repeat(2))]) {
      await expect(collect(model, request)).rejects.toSatisfy(InvalidRequestError.isInstance);
    }
    await expect(collect(model, about(Array.from({ length: 5 }, () => image(png))))).rejects.toThrow(/at most 4/);
  });

  it('is refused with its prompt where both do not fit into the context', async () => {
    const request = about([image(png)], `${mediaMarker}${'word '.repeat(2000)}`);
    const error = await collect(model, request).catch((reason: unknown) => reason);
    expect(ContextExceededError.isInstance(error), String(error)).toBe(true);
    const { tokens, contextLength } = (error as ContextExceededError).details;
    expect(contextLength).toBe(1024);
    expect(tokens).toBeGreaterThan(1024);
  });

  it('needs no place where there is none: the marker is text', async () => {
    const { text } = await collect(model, { ...about([]), input: { type: 'prompt', text: question(mediaMarker) } });
    expect(text).not.toBe('');
  });

  it('may come again without the one that followed it', async () => {
    const other = await sharp(png).negate({ alpha: false }).png().toBuffer();
    const pairs = [about([image(png), image(other)]), about([image(png)]), about([image(png), image(other)])];
    const answers: string[] = [];
    for (const request of pairs) answers.push((await collect(model, request)).text);
    expect(answers[1]).toBe('An orange triangle.');
    expect(answers[2]).toBe(answers[0]);
  });

  it('is read once where it comes again', async () => {
    await answer(png);
    const { done } = await collect(model, about([image(png)]));
    expect(done.usage.cachedPromptTokens).toBeGreaterThan(60);
  });
});

describe('a sound', () => {
  it('is refused by a model that does not hear', async () => {
    const work = collect(model, about([{ type: 'audio', bytes: new Uint8Array(100) }]));
    await expect(work).rejects.toSatisfy(UnsupportedError.isInstance);
  });
});

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xaa, Math.floor(copy.length / 2), Math.floor(copy.length / 2) + 20);
  return copy;
}

async function halfOfJpeg(): Promise<Buffer> {
  const jpeg = await sharp(png).resize(400, 400).jpeg().toBuffer();
  return jpeg.subarray(0, Math.floor(jpeg.length / 2));
}

async function bomb(): Promise<Buffer> {
  const create = { width: 3_000, height: 3_000, channels: 3, background: 'red' } as const;
  return sharp({ create, limitInputPixels: false }).png({ palette: true, colours: 2 }).toBuffer();
}

/** A BMP with 24 bits for each pixel; the picture's rows have whole words. */
async function bitmapOf(input: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(input).flip().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let place = 0; place < data.length; place += 3) {
    const [red = 0, blue = 0] = [data[place], data[place + 2]];
    data[place] = blue;
    data[place + 2] = red;
  }
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + data.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(info.width, 18);
  head.writeInt32LE(info.height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, data]);
}

function hugeBitmap(bytes: Buffer): Buffer {
  bytes.writeInt32LE(30_000, 18);
  bytes.writeInt32LE(-30_000, 22);
  return bytes;
}
