import type { PullProgress } from '@puna/engine';
import { parseModelName, pullRequestSchema, stripSourceSuffix } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { readRequest } from '../http/read-request.js';
import { answerProgress } from './answer-progress.js';
import { encodePull } from './encode-pull.js';
import { handle } from './handle.js';
import { registryErrorText } from './registry-error-text.js';

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
    describeError: (error) =>
      `${step === 'pulling-manifest' ? 'pull model manifest: ' : ''}${registryErrorText(error)}`,
    stream,
  });
});
