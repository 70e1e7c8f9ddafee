/** What the header of a BMP file says. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;

  /** Bytes of the whole file. llama-server's reader (stb_image) makes pixels up where some are missing. */
  readonly length: number;
}

/** Reads the header of a BMP file; undefined where the bytes are none. Sharp does not read the format. */
export function readBitmap(bytes: Uint8Array): Bitmap | undefined {
  if (bytes.length < 30 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = Math.abs(view.getInt32(18, true));
  // A negative height means that the rows come from top to bottom.
  const height = Math.abs(view.getInt32(22, true));
  const bitsPerPixel = view.getUint16(28, true);
  const bytesPerRow = Math.ceil((width * bitsPerPixel) / 32) * 4;
  return { width, height, length: view.getUint32(10, true) + bytesPerRow * height };
}
