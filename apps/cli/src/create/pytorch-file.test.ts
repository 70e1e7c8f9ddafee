import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPytorchFile } from './pytorch-file.js';

describe('isPytorchFile', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;

  beforeAll(async () => {
    directory = await temporaryDirectory();
  });

  afterAll(() => directory.remove());

  it.each([
    ['an archive', 'pytorch_model.bin', Buffer.from('PK\u{3}\u{4}archive'), true],
    ['a pickle', 'consolidated.00.pth', Buffer.from([0x80, 2, 0x8a, 0x0a]), true],
    ['a GGUF of the same name', 'pytorch_model.bin', Buffer.from('GGUF'), false],
    ['an empty file', 'model.bin', Buffer.alloc(0), false],
    ['an archive of something else', 'model.zip', Buffer.from('PK\u{3}\u{4}archive'), false],
  ])('tells %s', async (_what, name, content, is) => {
    const path = join(directory.path, name);
    await writeFile(path, content);
    expect(await isPytorchFile(path)).toBe(is);
  });
});
