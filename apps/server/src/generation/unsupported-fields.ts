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
