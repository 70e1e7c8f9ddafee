import { isDigest, parseDigest } from '@puna/protocol';
import { z } from 'zod';
import { manifestMediaTypes, type Descriptor, type RegistryManifest } from './manifest.js';

/** What the bytes of a manifest turned out to be. `problem` says in a few words why they are of no use. */
export type ParsedManifest =
  | { readonly kind: 'manifest'; readonly manifest: RegistryManifest }
  | { readonly kind: 'list'; readonly manifests: readonly Descriptor[] }
  | { readonly kind: 'unusable'; readonly problem: string; readonly cause?: unknown };

const digest = z.string().refine(isDigest, 'no digest of the form sha256:…').transform(parseDigest);
const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const descriptor = z.object({ mediaType: z.string().default(''), digest, size });

/** Some writers give a missing configuration as null or with an empty digest. */
const config = z.preprocess((value) => (isWithoutDigest(value) ? undefined : value), descriptor.optional());

const imageManifest = z.object({ config, layers: z.array(descriptor).nullish() });

/** Entries of an index that describe another entry, such as where it was built, name no platform. */
const listed = descriptor.extend({ platform: z.object({ os: z.string().optional() }).nullish() });
const imageList = z.object({ manifests: z.array(listed) });

const envelope = z.object({ schemaVersion: z.number().optional(), mediaType: z.string().optional() });

/**
 * Reads a manifest or a list of manifests.
 *
 * @param mediaType as the answer's header has it; the manifest's own field wins.
 */
export function parseManifest(bytes: Uint8Array, mediaType: string): ParsedManifest {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { schemaVersion = 2, mediaType: ownType = mediaType } = envelope.parse(value);
    if (schemaVersion !== 2) return unusable(`its schemaVersion is ${schemaVersion}, which is not supported`);
    return parseOfType(value, ownType);
  } catch (error) {
    return unusable(problemOf(error), error);
  }
}

function parseOfType(value: unknown, mediaType: string): ParsedManifest {
  switch (mediaType) {
    case manifestMediaTypes.dockerManifest:
    case manifestMediaTypes.ociManifest: {
      const { config, layers } = imageManifest.parse(value);
      return { kind: 'manifest', manifest: { config, layers: layers ?? [] } };
    }
    case manifestMediaTypes.dockerList:
    case manifestMediaTypes.ociIndex: {
      const { manifests } = imageList.parse(value);
      return { kind: 'list', manifests: manifests.filter(({ platform }) => platform?.os !== 'unknown') };
    }
    default:
      return unusable(`its media type is ${JSON.stringify(mediaType.slice(0, 200))}, which is not supported`);
  }
}

function isWithoutDigest(value: unknown): boolean {
  return value === null || (typeof value === 'object' && 'digest' in value && value.digest === '');
}

function unusable(problem: string, cause?: unknown): ParsedManifest {
  return { kind: 'unusable', problem, cause };
}

function problemOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'it is not JSON';
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'it'}: ${issue?.message}`;
}
