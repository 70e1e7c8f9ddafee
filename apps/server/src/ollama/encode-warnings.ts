/** What was not done as asked; no field where all was, so that clients of the original see nothing new. */
export function encodeWarnings(warnings: readonly string[]): { readonly warnings?: readonly string[] } {
  return warnings.length === 0 ? {} : { warnings };
}
