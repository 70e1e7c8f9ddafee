import type { Context } from 'hono';
import type { ServerEnvironment } from '../http/server-environment.js';

/** Told about in answers whose request could not be followed in everything. */
const warningHeader = 'puna-warning';

/** Values of a field that ask for nothing that would not happen anyway. */
export type HarmlessValues = Readonly<Record<string, readonly unknown[]>>;

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A sentence for each unsupported field that a request uses. The table says which fields, and which values do no harm. */
export function unsupportedFieldWarnings(body: Readonly<Record<string, unknown>>, fields: HarmlessValues): string[] {
  return Object.entries(fields).flatMap(([field, harmless]) => {
    const value = body[field];
    if (value === undefined || isEmpty(value) || harmless.includes(value)) return [];
    return [`${field} is not supported and was ignored`];
  });
}

/** Tells client and log what was not done as asked. */
export function addWarnings(context: Context<ServerEnvironment>, response: Response, warnings: Iterable<string>): void {
  const list = [...new Set(warnings)];
  if (list.length === 0) return;
  for (const warning of list) context.var.logger.warn({ path: context.req.path, warning }, warning);
  response.headers.set(warningHeader, list.join('; ').replace(/[^\x20-\x7e]/g, '?'));
}
