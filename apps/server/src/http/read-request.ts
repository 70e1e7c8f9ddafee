import { decodeRequest, parseJsonBody } from '@puna/protocol';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { ServerEnvironment } from './server-environment.js';

/**
 * Reads the body of a request. The content type is not looked at, as clients of this API often send none.
 *
 * @param typeName how error texts name the request
 * @throws RequestBodyError where the body is missing, is not JSON or does not fit the schema.
 */
export async function readRequest<Schema extends z.ZodType>(
  context: Context<ServerEnvironment>,
  schema: Schema,
  typeName: string,
): Promise<z.output<Schema>> {
  return decodeRequest(schema, parseJsonBody(await context.req.text()), typeName);
}
