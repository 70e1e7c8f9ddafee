import { ManifestNotFoundError, RegistryResponseError, UnreachableError } from '@puna/registry';
import { describeLateError } from '../http/describe-error.js';

/** `GET` as the original's errors have it: `Get`. */
function capitalized(method: string): string {
  return method.slice(0, 1).toUpperCase() + method.slice(1).toLowerCase();
}

/** An error of a registry in the words that clients of the API know (contract: api, section 11; registry, section 4). */
export function registryErrorText(error: unknown): string {
  if (ManifestNotFoundError.isInstance(error)) return 'file does not exist';
  if (RegistryResponseError.isInstance(error)) return `${error.status}: ${error.excerpt}`;
  if (UnreachableError.isInstance(error)) {
    const { method, url, address, reason } = error;
    return `${capitalized(method)} "${url}": dial tcp ${address}: connect: ${reason}`;
  }
  return describeLateError(error);
}
