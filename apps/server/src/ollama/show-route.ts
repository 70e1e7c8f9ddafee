import type { ShownModel } from '@puna/engine';
import { formatLocalTimestamp, showRequestSchema, type ShowResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { readRequest } from '../http/read-request.js';
import { encodeDetails } from './encode-details.js';
import { encodeRemote } from './encode-remote.js';
import { handle } from './handle.js';
import { requireModel } from '../http/require-model.js';

/** Copilot tells models apart by this key, and would not show those whose files lack it. */
const copilotAgent = 'GitHubCopilotChat/';

function encodeShown(shown: ShownModel, modelInfo: Readonly<Record<string, unknown>>): ShowResponse {
  return {
    ...(shown.license === '' ? {} : { license: shown.license }),
    modelfile: shown.modelfile,
    ...(shown.parameters === '' ? {} : { parameters: shown.parameters }),
    ...(shown.template === '' ? {} : { template: shown.template }),
    ...(shown.system === '' ? {} : { system: shown.system }),
    details: encodeDetails(shown.details),
    ...(shown.messages.length > 0 ? { messages: shown.messages } : {}),
    ...encodeRemote(shown.remote),
    model_info: modelInfo,
    ...(shown.projectorInfo === undefined ? {} : { projector_info: shown.projectorInfo }),
    ...(shown.tensors.length > 0 ? { tensors: shown.tensors } : {}),
    ...(shown.capabilities.length > 0 ? { capabilities: shown.capabilities } : {}),
    modified_at: formatLocalTimestamp(shown.modifiedAt),
    ...(shown.requires === '' ? {} : { requires: shown.requires }),
    runtime: shown.runtime,
  };
}

/** `POST /api/show` (contract: api, section 8). */
export const showRoute = handle(async (context) => {
  const body = await readRequest(context, showRequestSchema, 'ShowRequest');
  requireModel(body.model);
  const shown = await context.var.engine.show({
    model: body.model,
    verbose: body.verbose,
    system: body.system,
    ...(body.options === undefined ? {} : { options: body.options }),
  });
  const isCopilot = context.req.header('user-agent')?.startsWith(copilotAgent) ?? false;
  const modelInfo = isCopilot ? { ...shown.modelInfo, 'general.basename': body.model } : shown.modelInfo;
  return jsonResponse(encodeShown(shown, modelInfo));
});
