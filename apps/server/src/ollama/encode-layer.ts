import type { ProgressResponse } from '@puna/protocol';

/** A layer's line: nothing is said of what is done while that is nothing. */
export function encodeLayer(
  verb: string,
  { digest, total, completed }: { readonly digest: string; readonly total: number; readonly completed: number },
): ProgressResponse {
  return { status: `${verb} ${digest}`, digest, total, ...(completed > 0 ? { completed } : {}) };
}
