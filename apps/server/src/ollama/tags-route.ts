import { formatLocalTimestamp, formatShortName, type ModelEntry, type TagsResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { encodeListedDetails } from './encode-details.js';
import { encodeRemote } from './encode-remote.js';
import { handle } from './handle.js';

/** `GET /api/tags` (contract: api, section 7). */
export const tagsRoute = handle(async (context) => {
  const listed = await context.var.engine.list();
  const models = listed.map((model): ModelEntry => {
    const name = formatShortName(model.name);
    return {
      name,
      model: name,
      ...encodeRemote(model.remote),
      modified_at: formatLocalTimestamp(model.modifiedAt),
      size: model.size,
      digest: model.digest,
      details: encodeListedDetails(model.details),
      ...(model.capabilities.length > 0 ? { capabilities: model.capabilities } : {}),
    };
  });
  const response: TagsResponse = { models };
  return jsonResponse(response);
});
