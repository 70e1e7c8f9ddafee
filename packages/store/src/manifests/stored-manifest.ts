import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isMissing } from '@puna/errors';
import type { ModelName } from '@puna/protocol';
import { CorruptManifestError } from '../errors/corrupt-manifest-error.js';
import { largestManifestBytes, parseManifest } from './manifest-format.js';
import type { Manifest } from './manifest.js';

/** A model of the store. */
export interface StoredManifest {
  /** As it is spelled on disk. */
  readonly name: ModelName;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest file: 64 hex digits without a prefix, as the API shows it. */
  readonly digest: string;
  /** Bytes of all layers and the config, as the manifest claims. A layer shared with other models counts here too. */
  readonly size: number;
  readonly modifiedAt: Date;
  /** The same moment in nanoseconds since 1970, as exact as the file system keeps it. */
  readonly modifiedAtNanoseconds: bigint;
  /** The manifest file. */
  readonly path: string;
}

/**
 * Reads one manifest file; nothing where there is none.
 *
 * @throws CorruptManifestError where the file holds something else.
 */
export async function readManifestFile(name: ModelName, path: string): Promise<StoredManifest | undefined> {
  const file = await readSmallFile(path);
  if (file === undefined) return undefined;
  const manifest = parseManifest(file.bytes, path);
  return {
    name,
    manifest,
    digest: createHash('sha256').update(file.bytes).digest('hex'),
    size: manifest.layers.reduce((sum, layer) => sum + layer.size, manifest.config.size),
    modifiedAt: new Date(Number(file.modifiedAtNanoseconds / 1_000_000n)),
    modifiedAtNanoseconds: file.modifiedAtNanoseconds,
    path,
  };
}

async function readSmallFile(path: string): Promise<{ bytes: Uint8Array; modifiedAtNanoseconds: bigint } | undefined> {
  const handle = await openIfThere(path);
  if (handle === undefined) return undefined;
  try {
    const status = await handle.stat({ bigint: true });
    if (!status.isFile()) throw new CorruptManifestError('it is not a file', path);
    if (status.size > largestManifestBytes) throw new CorruptManifestError(`it has ${status.size} bytes`, path);
    return { bytes: await handle.readFile(), modifiedAtNanoseconds: status.mtimeNs };
  } finally {
    await handle.close();
  }
}

async function openIfThere(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
