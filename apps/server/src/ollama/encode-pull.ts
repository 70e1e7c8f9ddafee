import type { PullProgress } from '@puna/engine';
import type { ProgressResponse } from '@puna/protocol';
import { encodeLayer } from './encode-layer.js';

/** What happens, in the words of the specification ("Pull a Model"). */
export function encodePull(progress: PullProgress): ProgressResponse {
  switch (progress.step) {
    case 'pulling-manifest':
      return { status: 'pulling manifest' };
    case 'pulling-layer':
      return encodeLayer('downloading', progress);
    case 'verifying':
      return { status: 'verifying sha256 digest' };
    case 'writing-manifest':
      return { status: 'writing manifest' };
    case 'removing-unused':
      return { status: 'removing any unused layers' };
    case 'success':
      return { status: 'success' };
  }
}
