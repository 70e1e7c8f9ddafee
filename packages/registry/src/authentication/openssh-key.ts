import { createPrivateKey, type KeyObject } from 'node:crypto';

/** An ed25519 key pair in the two parts that both formats are made of. */
export interface Ed25519Key {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  /** 32 bytes: the seed that the private key is made of. */
  readonly seed: Buffer;
}

const keyType = 'ssh-ed25519';
const magic = Buffer.from('openssh-key-v1\0', 'latin1');
const armor = { begin: '-----BEGIN OPENSSH PRIVATE KEY-----', end: '-----END OPENSSH PRIVATE KEY-----' };

/** An ASN.1 head that makes PKCS #8 of a bare seed (RFC 8410, section 7), the form that Node's crypto reads. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key as Node's crypto wants it. */
export function toKeyObject({ seed }: Ed25519Key): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

/** The public key in SSH's wire format (RFC 8709), which the second field of a `.pub` file holds in base64. */
export function publicKeyBlob({ publicKey }: Ed25519Key): Buffer {
  return Buffer.concat([sshString(keyType), sshString(publicKey)]);
}

/** The line of a `.pub` file. */
export function formatPublicKey(key: Ed25519Key): string {
  return `${keyType} ${publicKeyBlob(key).toString('base64')}\n`;
}

/**
 * Writes a private key without a passphrase, as `ssh-keygen` does (PROTOCOL.key of OpenSSH).
 *
 * @param check four random bytes; they stand twice, so that a reader notices a wrong passphrase.
 */
export function formatPrivateKey(key: Ed25519Key, check: Buffer): string {
  const secret = [check, check, sshString(keyType), sshString(key.publicKey)];
  const secretAndComment = [...secret, sshString(Buffer.concat([key.seed, key.publicKey])), sshString('')];
  const content = Buffer.concat([
    magic,
    sshString('none'),
    sshString('none'),
    sshString(''),
    uint32(1),
    sshString(publicKeyBlob(key)),
    sshString(padded(Buffer.concat(secretAndComment))),
  ]);
  const lines = content.toString('base64').match(/.{1,70}/g) ?? [];
  return [armor.begin, ...lines, armor.end, ''].join('\n');
}

/**
 * Reads a private key file of OpenSSH.
 *
 * @throws Error that says what is wrong, without the content.
 */
export function parsePrivateKey(text: string): Ed25519Key {
  const begin = text.indexOf(armor.begin);
  const end = text.indexOf(armor.end);
  if (begin < 0 || end < begin) throw new Error('it is not a private key in the format of OpenSSH');
  const bytes = Buffer.from(text.slice(begin + armor.begin.length, end), 'base64');
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new Error('it is damaged');
  const outer = new SshReader(bytes.subarray(magic.length));
  const cipher = outer.string().toString('latin1');
  if (cipher !== 'none') throw new Error('it has a passphrase; use a key without one');
  outer.string();
  outer.string();
  if (outer.uint32() !== 1) throw new Error('it does not hold exactly one key');
  outer.string();
  const inner = new SshReader(outer.string());
  if (inner.uint32() !== inner.uint32()) throw new Error('it is damaged');
  const type = inner.string().toString('latin1');
  if (type !== keyType) throw new Error(`it is of the type ${type.slice(0, 40)}, not ${keyType}`);
  const publicKey = inner.string();
  const seedAndPublicKey = inner.string();
  if (publicKey.length !== 32 || seedAndPublicKey.length !== 64) throw new Error('it is damaged');
  return { publicKey, seed: seedAndPublicKey.subarray(0, 32) };
}

/** Reads the fields of SSH's wire format: a length and then as many bytes. */
class SshReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint32(): number {
    return this.#take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.#take(this.uint32());
  }

  #take(length: number): Buffer {
    const taken = this.#bytes.subarray(this.#position, this.#position + length);
    if (taken.length !== length) throw new Error('it is damaged');
    this.#position += length;
    return taken;
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function sshString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** Filled up with 1, 2, 3 … to a multiple of eight bytes. */
function padded(bytes: Buffer): Buffer {
  const missing = (8 - (bytes.length % 8)) % 8;
  return Buffer.concat([bytes, Buffer.from(Array.from({ length: missing }, (_, index) => index + 1))]);
}
