import { open } from 'node:fs/promises';

/** The newest version of ONNX's file format that may exist one day; beyond it the bytes are something else. */
const mostPlausibleVersion = 64;

/**
 * Whether a file begins as ONNX does. ONNX is a protocol buffer without a magic number, but each writer puts the format's version
 * first: field 1, a small number.
 */
export async function beginsAsOnnx(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(3);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    const [tag = 0, version = 0] = bytes;
    return bytesRead === bytes.length && tag === 0x08 && version > 0 && version <= mostPlausibleVersion;
  } finally {
    await file.close();
  }
}
