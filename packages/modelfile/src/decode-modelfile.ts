/**
 * The text of a Modelfile's bytes. UTF-8, unless a byte-order mark says UTF-16; Windows' editors write either.
 * Bytes that are no UTF-8 become U+FFFD.
 */
export function decodeModelfile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
