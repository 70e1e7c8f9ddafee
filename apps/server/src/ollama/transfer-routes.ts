import { parseModelName, pullRequestSchema, pushRequestSchema } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { readRequest } from '../http/read-request.js';
import { handle } from './handle.js';
import { requireModel } from '../http/require-model.js';

function notAvailable(what: string, instead: string): Response {
  return jsonResponse({ error: `${what} is not available in this version of Puna; ${instead}` }, 501);
}

/** `POST /api/pull` (contract: api, section 11): says that this version has no registry client, and what to do. */
export const pullRoute = handle(async (context) => {
  const body = await readRequest(context, pullRequestSchema, 'PullRequest');
  parseModelName(body.model);
  return notAvailable(
    'pulling models',
    'create the model from a GGUF file, or point PUNA_MODELS at a store that has it',
  );
});

/** `POST /api/push` (contract: api, section 12): likewise. */
export const pushRoute = handle(async (context) => {
  const body = await readRequest(context, pushRequestSchema, 'PushRequest');
  requireModel(body.model);
  return notAvailable('pushing models', 'copy the store, or share PUNA_MODELS between machines');
});
