import { formatLocalTimestamp, type PsResponse, type RunningEntry } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { encodeDetails } from './encode-details.js';
import { handle } from './handle.js';

/** `GET /api/ps`, and `POST` as the specification has it (contract: api, section 15). */
export const psRoute = handle(async (context) => {
  const models = context.var.engine.running().map((model): RunningEntry => ({
    name: model.name,
    model: model.name,
    size: model.memory?.total ?? 0,
    digest: model.digest,
    details: { ...encodeDetails(model.details), parent_model: '' },
    expires_at: formatLocalTimestamp(model.expiresAt),
    size_vram: model.memory?.device ?? 0,
    context_length: model.contextLength,
    ...(model.runtime === undefined ? {} : { runtime: model.runtime }),
  }));
  const response: PsResponse = { models };
  return jsonResponse(response);
});
