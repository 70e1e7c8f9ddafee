import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError } from '../command-error.js';

/** Weights in PyTorch's own format, which holds programs, so that neither Puna nor anybody else should open it. */
export class PytorchFileError extends CommandError {
  override readonly code = 'pytorch-file';

  constructor(path: string) {
    const hint =
      'use the safetensors version of the model, which most publishers offer beside this one; ' +
      'save_pretrained() of the library transformers writes one as well';
    super(`PyTorch files can not be imported: ${basename(path)}`, { hint });
  }
}

const extensions = /\.(bin|pth|pt|ckpt)$/;

/** Whether a file is one that PyTorch has saved: a zip archive since version 1.6, a pickle before. */
export async function isPytorchFile(path: string): Promise<boolean> {
  if (!extensions.test(path)) return false;
  const start = (await readStart(path, 4)).toString('latin1');
  return start === 'PK\u{3}\u{4}' || /^\u{80}[\u{2}-\u{5}]/u.test(start);
}

async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
