/**
 * Removes a final `:local`, which in a request says "the model on this machine, not one in the cloud". Here every
 * model is on this machine, so the suffix says nothing more.
 */
export function stripSourceSuffix(text: string): string {
  return /:local$/i.test(text) ? text.slice(0, -':local'.length) : text;
}
