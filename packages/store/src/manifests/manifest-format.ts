import { isDigest } from '@puna/protocol';
import { CorruptManifestError } from '../errors/corrupt-manifest-error.js';
import { manifestMediaType } from '../media-types.js';
import type { Layer, Manifest } from './manifest.js';

/** Far more than a model of thousands of tensor layers needs; a larger file is something else. */
export const largestManifestBytes = 16 * 1024 * 1024;

const emptyLayer: Layer = { mediaType: '', digest: '', size: 0 };

/**
 * Reads a manifest in any order of fields and any white space.
 *
 * Digests are checked here, so that no later step makes a path from something that is none.
 *
 * @param path where the bytes come from, for the error.
 * @throws CorruptManifestError
 */
export function parseManifest(bytes: Uint8Array, path?: string): Manifest {
  const fail = (problem: string, cause?: unknown) => new CorruptManifestError(problem, path, { cause });
  if (bytes.byteLength > largestManifestBytes) throw fail(`it has ${bytes.byteLength} bytes, which is too long`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw fail('it is not JSON', error);
  }
  if (!isRecord(value)) throw fail('it is not a JSON object');
  const { schemaVersion = 2, mediaType = manifestMediaType, config, layers } = value;
  if (schemaVersion !== 2) throw fail(`its schemaVersion is ${JSON.stringify(schemaVersion)}, not 2`);
  if (typeof mediaType !== 'string') throw fail('its mediaType is not a text');
  if (layers !== null && !Array.isArray(layers)) throw fail('it has no list of layers');
  return {
    schemaVersion,
    mediaType,
    config: isAbsent(config) ? emptyLayer : parseLayer(config, 'config', true, fail),
    layers: (layers ?? []).map((layer: unknown, index) => parseLayer(layer, `layer ${index}`, false, fail)),
  };
}

/**
 * The text of a manifest, byte for byte as the original writes it: the same model then has the same digest in both.
 * Compact, in a fixed order of fields, with `<`, `>` and `&` escaped and a newline at the end.
 */
export function formatManifest({ schemaVersion, mediaType, config, layers }: Manifest): string {
  const json = JSON.stringify({
    schemaVersion,
    mediaType,
    config: orderedLayer(config),
    layers: layers.map(orderedLayer),
  });
  // In JSON these characters occur only inside of strings, where the escape means the same.
  return `${json.replace(/[<>&\u2028\u2029]/g, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function orderedLayer({ mediaType, digest, size, from, name }: Layer): Layer {
  return { mediaType, digest, size, ...(from && { from }), ...(name && { name }) };
}

type Fail = (problem: string) => CorruptManifestError;

function parseLayer(value: unknown, place: string, mayLackDigest: boolean, fail: Fail): Layer {
  if (!isRecord(value)) throw fail(`${place} is not a JSON object`);
  const { mediaType = '', digest = '', size = 0, from, name } = value;
  if (typeof mediaType !== 'string') throw fail(`the mediaType of ${place} is not a text`);
  if (typeof digest !== 'string' || !(isDigest(digest) || (mayLackDigest && digest === ''))) {
    throw fail(`${place} has no valid digest`);
  }
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw fail(`${place} has no valid size`);
  return {
    mediaType,
    digest,
    size,
    ...(typeof from === 'string' && from !== '' && { from }),
    ...(typeof name === 'string' && name !== '' && { name }),
  };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
