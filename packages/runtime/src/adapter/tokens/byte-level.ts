const encoder = new TextEncoder();

/**
 * The bytes of a token as GPT-2's kind of vocabulary spells it: each byte is one visible character, printable Latin-1 itself,
 * the rest in order from U+0100 on (`bytes_to_unicode` of https://github.com/openai/gpt-2/blob/master/src/encoder.py).
 */
export function bytesOfByteLevel(spelling: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of spelling) {
    const byte = byteOfCharacter.get(character);
    if (byte === undefined) bytes.push(...encoder.encode(character));
    else bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const byteOfCharacter = byteLevelAlphabet();

function byteLevelAlphabet(): ReadonlyMap<string, number> {
  const alphabet = new Map<string, number>();
  let nextStandIn = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const visible = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    alphabet.set(String.fromCodePoint(visible ? byte : nextStandIn++), byte);
  }
  return alphabet;
}
