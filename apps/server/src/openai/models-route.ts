import { ModelNotFoundError, parseRequestedName } from '@puna/engine';
import { formatShortName, type ModelName, type OpenAiModel, type OpenAiModelList } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { handle } from './handle.js';
import { unixSeconds } from './unix-seconds.js';

function encodeModel(id: string, model: { readonly name: ModelName; readonly modifiedAt: Date }): OpenAiModel {
  return { id, object: 'model', created: unixSeconds(model.modifiedAt), owned_by: model.name.namespace };
}

/** `GET /v1/models` (contract: openai-anthropic, section 5). */
export const modelsRoute = handle(async (context) => {
  const listed = await context.var.engine.list();
  const data = listed.map((model) => encodeModel(formatShortName(model.name), model));
  const response: OpenAiModelList = { object: 'list', data };
  return jsonResponse(response);
});

/** `GET /v1/models/{model}` (contract: openai-anthropic, section 5). */
export const modelRoute = handle(async (context) => {
  const id = context.req.param('model') ?? '';
  const name = parseRequestedName(id);
  const stored = await context.var.engine.store.manifests.read(name);
  if (stored === undefined) throw new ModelNotFoundError(name);
  return jsonResponse(encodeModel(id, stored));
});
