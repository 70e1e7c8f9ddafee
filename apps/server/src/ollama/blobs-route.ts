import { parseDigest } from '@puna/protocol';
import { DigestMismatchError } from '@puna/store';
import type { Context } from 'hono';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { handle } from './handle.js';

/** The bytes of a request as they arrive: Node's own stream where there is one, since it copies least. */
function bodyOf(context: Context<ServerEnvironment>): AsyncIterable<Uint8Array> {
  const { incoming } = context.env;
  if (incoming !== undefined) return incoming;
  return (context.req.raw.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>;
}

/** `HEAD /api/blobs/:digest` (contract: api, section 14). */
export const headBlobRoute = handle(async (context) => {
  const asked = context.req.param('digest') ?? '';
  const found = await context.var.engine.store.blobs.stat(parseDigest(asked));
  return found === undefined ? jsonResponse({ error: `blob "${asked}" not found` }, 404) : context.body(null, 200);
});

/**
 * `POST /api/blobs/:digest` (contract: api, section 14). The bytes go to disk as they arrive; a blob appears only
 * when its digest is right.
 */
export const pushBlobRoute = handle(async (context) => {
  const asked = context.req.param('digest') ?? '';
  const expectedDigest = parseDigest(asked);
  const { blobs } = context.var.engine.store;
  if ((await blobs.stat(expectedDigest)) !== undefined) return context.body(null, 200);
  try {
    await blobs.write(bodyOf(context), { expectedDigest, signal: clientSignal(context) });
    return context.body(null, 201);
  } catch (error) {
    if (!DigestMismatchError.isInstance(error)) throw error;
    return jsonResponse({ error: `digest mismatch, expected "${asked}", got "${error.actual}"` }, 400);
  }
});
