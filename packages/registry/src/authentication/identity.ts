import { generateKeyPairSync, randomBytes, randomUUID, sign, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from '@puna/errors';
import { describeError } from '../errors/describe-error.js';
import { IdentityKeyError } from '../errors/identity-key-error.js';
import {
  formatPrivateKey,
  formatPublicKey,
  parsePrivateKey,
  publicKeyBlob,
  toKeyObject,
  type Ed25519Key,
} from './openssh-key.js';

/** A key pair that stands for this installation with registries that know its public half. */
export interface Identity {
  /** The public key in SSH's wire format, in base64: the second field of the `.pub` file. */
  readonly publicKey: string;
  /** The ed25519 signature of a text, in base64. */
  sign(text: string): string;
}

/**
 * Reads the key pair in a file such as `~/.ollama/id_ed25519`, or makes one there: the private key with mode 0600, the
 * public one beside it as `.pub` with 0644, in OpenSSH's formats.
 *
 * @throws IdentityKeyError
 */
export async function openIdentity(path: string): Promise<Identity> {
  try {
    const key = (await readKey(path)) ?? (await makeKey(path));
    const keyObject = toKeyObject(key);
    return { publicKey: publicKeyBlob(key).toString('base64'), sign: (text) => signText(keyObject, text) };
  } catch (error) {
    throw new IdentityKeyError(path, describeError(error), { cause: error });
  }
}

function signText(key: KeyObject, text: string): string {
  // ed25519 hashes by itself, so no other hash is named.
  return sign(undefined, Buffer.from(text), key).toString('base64');
}

async function readKey(path: string): Promise<Ed25519Key | undefined> {
  try {
    return parsePrivateKey(await readFile(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function makeKey(path: string): Promise<Ed25519Key> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const key = { seed: Buffer.from(jwk.d ?? '', 'base64url'), publicKey: Buffer.from(jwk.x ?? '', 'base64url') };
  await putFile(path, formatPrivateKey(key, randomBytes(4)), 0o600);
  // Another process may have made one at the same time: the last to do so wins, and both must use that one.
  const stored = (await readKey(path)) ?? key;
  await putFile(`${path}.pub`, formatPublicKey(stored), 0o644);
  return stored;
}

async function putFile(path: string, content: string, mode: number): Promise<void> {
  const temporaryPath = `${path}.${randomUUID()}`;
  try {
    await writeFile(temporaryPath, content, { flag: 'wx', mode, flush: true });
    await rename(temporaryPath, path);
  } finally {
    await rm(temporaryPath, { force: true });
  }
}
