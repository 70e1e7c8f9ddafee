import { MissingManifestError, type PushProgress } from '@puna/engine';
import { pushRequestSchema, type ProgressResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerProgress } from './answer-progress.js';
import { encodeLayer } from './encode-layer.js';
import { handle } from './handle.js';

type PushStep = PushProgress | { readonly step: 'manifest-missing' };

/** What happens, in the words that clients of the API know (contract: api, section 12). */
function encodePush(progress: PushStep): ProgressResponse {
  switch (progress.step) {
    case 'retrieving-manifest':
      return { status: 'retrieving manifest' };
    case 'manifest-missing':
      return { status: "couldn't retrieve manifest" };
    case 'pushing-layer':
      return encodeLayer('pushing', progress);
    case 'pushing-manifest':
      return { status: 'pushing manifest' };
    case 'success':
      return { status: 'success' };
  }
}

/** The original has a line of its own before the error that there is no such model. */
async function* withMissingLine(steps: AsyncGenerator<PushProgress>): AsyncGenerator<PushStep> {
  try {
    yield* steps;
  } catch (error) {
    if (MissingManifestError.isInstance(error)) yield { step: 'manifest-missing' };
    throw error;
  }
}

/** `POST /api/push` (contract: api, section 12). */
export const pushRoute = handle(async (context) => {
  const { model, insecure, stream } = await readRequest(context, pushRequestSchema, 'PushRequest');
  requireModel(model);
  const steps = context.var.engine.push({ model, insecure, signal: clientSignal(context) });
  return answerProgress(context, withMissingLine(steps), {
    encode: encodePush,
    stream,
  });
});
