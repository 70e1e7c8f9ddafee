/** Bytes of one element by the type's name in the file. Types with less than a byte (`F4`) are unknown and refused. */
const elementBytes: ReadonlyMap<string, number> = new Map([
  ['F64', 8],
  ['F32', 4],
  ['F16', 2],
  ['BF16', 2],
  ['F8_E4M3', 1],
  ['F8_E5M2', 1],
  ['I64', 8],
  ['I32', 4],
  ['I16', 2],
  ['I8', 1],
  ['U64', 8],
  ['U32', 4],
  ['U16', 2],
  ['U8', 1],
  ['BOOL', 1],
]);

/** Bytes of one element of this type, `undefined` where the type is unknown. */
export function safetensorsElementBytes(type: string): number | undefined {
  return elementBytes.get(type);
}
