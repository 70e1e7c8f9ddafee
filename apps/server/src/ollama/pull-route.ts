import type { PullProgress } from '@puna/engine';
import { parseModelName, pullRequestSchema, stripSourceSuffix, type ProgressResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { readRequest } from '../http/read-request.js';
import { answerProgress } from './answer-progress.js';
import { handle } from './handle.js';
import { registryErrorText } from './registry-error-text.js';

/** A layer's line: nothing is said of what is done while that is nothing. */
export function encodeLayer(
  verb: string,
  { digest, total, completed }: { readonly digest: string; readonly total: number; readonly completed: number },
): ProgressResponse {
  return { status: `${verb} ${digest}`, digest, total, ...(completed > 0 ? { completed } : {}) };
}

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

/** `POST /api/pull` (contract: api, section 11). */
export const pullRoute = handle(async (context) => {
  const { model, insecure, stream } = await readRequest(context, pullRequestSchema, 'PullRequest');
  parseModelName(stripSourceSuffix(model));
  let step: PullProgress['step'] | undefined;
  const steps = context.var.engine.pull({ model, insecure, signal: clientSignal(context) });
  return answerProgress(context, steps, {
    encode: (progress) => {
      ({ step } = progress);
      return encodePull(progress);
    },
    encodeError: (error) => ({
      error: `${step === 'pulling-manifest' ? 'pull model manifest: ' : ''}${registryErrorText(error)}`,
    }),
    stream,
  });
});
