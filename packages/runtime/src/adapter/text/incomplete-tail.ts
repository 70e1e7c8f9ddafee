/** How many bytes at the end begin a character without ending it. Bytes that can't become valid count as ended. */
export function incompleteTail(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < lengthOfCharacter(byte) ? length : 0;
  }
  return 0;
}

/** The number of bytes of a character by its first byte. */
function lengthOfCharacter(firstByte: number): number {
  if (firstByte >= 0xf8) return 1;
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}
