import type { VerifyProgress } from '@puna/engine';
import { verifyRequestSchema, type VerifyResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { readRequest } from '../http/read-request.js';
import { answerProgress } from './answer-progress.js';
import { encodeLayer } from './encode-layer.js';
import { handle } from './handle.js';

function encodeVerify(progress: VerifyProgress): VerifyResponse {
  switch (progress.step) {
    case 'verifying-file':
      return encodeLayer('verifying', progress);
    case 'found-damage':
      return { status: `damaged ${progress.digest}` };
    case 'repairing-file':
      return encodeLayer('repairing', progress);
    case 'success':
      return { status: 'success', verified: progress.verified, repaired: progress.repaired };
  }
}

/** `POST /api/verify`: reads the files of models again and repairs damaged ones. The original lacks it. */
export const verifyRoute = handle(async (context) => {
  const { model, insecure, stream } = await readRequest(context, verifyRequestSchema, 'VerifyRequest');
  const steps = context.var.engine.verify({
    insecure,
    signal: clientSignal(context),
    ...(model === '' ? {} : { model }),
  });
  return answerProgress(context, steps, { encode: encodeVerify, stream });
});
