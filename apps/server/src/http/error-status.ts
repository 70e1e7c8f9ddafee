/** HTTP statuses by the stable code of an error. This table is the only place where statuses are chosen. */
const statuses: Readonly<Record<string, number>> = {
  // protocol
  'missing-body': 400,
  'unexpected-end': 400,
  'invalid-json': 400,
  'too-deep': 400,
  'invalid-field': 400,
  'invalid-model-name': 400,
  'invalid-digest': 400,
  'invalid-duration': 400,
  // engine
  'model-not-found': 404,
  'conflicting-request': 400,
  'missing-capability': 400,
  'create-input': 400,
  'embedding-input': 400,
  'invalid-option': 500,
  'invalid-format': 500,
  'missing-blob': 500,
  quantization: 500,
  'no-runtime': 500,
  'unsupported-model': 500,
  'missing-manifest': 500,
  'damaged-blob': 500,
  // convert
  'invalid-gguf': 400,
  'split-gguf': 500,
  'invalid-safetensors': 400,
  'invalid-model-files': 400,
  'unsupported-architecture': 500,
  // quantize
  'quantizer-unavailable': 500,
  'unknown-quantization': 500,
  'quantization-failed': 500,
  'quantizer-crashed': 500,
  // store
  'digest-mismatch': 400,
  'blob-not-found': 500,
  'blob-content': 500,
  'corrupt-manifest': 500,
  'store-locked': 503,
  // registry
  'manifest-not-found': 500,
  'blob-not-found-in-registry': 500,
  'registry-response': 500,
  'redirect-refused': 500,
  'invalid-manifest': 500,
  'insecure-protocol': 500,
  'unsupported-protocol': 500,
  unauthorized: 500,
  unreachable: 500,
  'transfer-interrupted': 500,
  'source-changed': 500,
  'insufficient-space': 500,
  'disk-full': 500,
  'local-file': 500,
  'identity-key': 500,
  // scheduler
  'queue-full': 503,
  'scheduler-closed': 503,
  'load-timeout': 500,
  // runtime
  unsupported: 501,
  'context-exceeded': 400,
  'invalid-request': 400,
  'load-failed': 500,
  'out-of-memory': 500,
  'model-crashed': 500,
  'model-closed': 500,
  // engines elsewhere; a key that is missing there is not the client's to give, so that it is no 401
  'upstream-unavailable': 503,
  'upstream-lost': 502,
  'upstream-answer': 502,
  'upstream-unauthorized': 502,
  // server
  'thread-unsupported': 400,
  'image-url': 400,
  // client
  'client-gone': 499,
};

/** The stable code of an error, where it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The HTTP status of an error; 500 for those that nobody foresaw. */
export function errorStatus(error: unknown): number {
  return statuses[errorCode(error) ?? ''] ?? 500;
}

/** Whether somebody foresaw this error; others are bugs and belong into the log with their stack. */
export function isExpectedError(error: unknown): boolean {
  return (errorCode(error) ?? '') in statuses;
}
