import type { CreateModelRequest, CreateProgress, StepProgress } from '@puna/engine';
import { createRequestSchema, parseModelName, type CreateRequest, type ProgressResponse } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { readRequest } from '../http/read-request.js';
import { answerProgress } from './answer-progress.js';
import { encodePull } from './encode-pull.js';
import { handle } from './handle.js';

/** Clients show a bar for what has a digest. The original gives work on files this one, which is none. */
const digestOfWork = '0000000000000000000';

function encodeWork(status: string, progress?: StepProgress): ProgressResponse {
  if (progress === undefined) return { status };
  const { completed, total } = progress;
  return { status, digest: digestOfWork, total, ...(completed === 0 ? {} : { completed }) };
}

/** What happens, in the words that clients of the API look for (contract: api, section 13 "Status lines"). */
function encodeProgress(progress: CreateProgress): ProgressResponse {
  switch (progress.step) {
    case 'parsing-gguf':
      return { status: 'parsing GGUF' };
    case 'joining-parts':
      return encodeWork('joining split GGUF', progress.progress);
    case 'converting-model':
      return encodeWork('converting model', progress.progress);
    case 'converting-adapter':
      return encodeWork('converting adapter', progress.progress);
    case 'quantizing':
      return encodeWork(`quantizing ${progress.from} model to ${progress.to}`, progress.progress);
    case 'verifying-conversion':
      return encodeWork('verifying conversion', progress.progress);
    case 'autodetected-template':
      return { status: `using autodetected template ${progress.template}` };
    case 'existing-layer':
      return { status: `using existing layer ${progress.digest}` };
    case 'new-layer':
      return { status: `creating new layer ${progress.digest}` };
    case 'success':
      return { status: 'success' };
    default:
      return encodePull(progress);
  }
}

function toEngineRequest(body: CreateRequest, signal: AbortSignal): CreateModelRequest {
  return {
    name: parseModelName(body.model),
    from: body.from,
    files: body.files,
    adapters: body.adapters,
    draftFiles: body.draft_files,
    template: body.template,
    system: body.system,
    licenses: body.license,
    parameters: body.parameters,
    messages: body.messages.map(({ role, content }) => ({ role, content })),
    quantize: body.quantize,
    draftQuantize: body.draft_quantize,
    allowRequantize: body.allow_requantize,
    renderer: body.renderer,
    parser: body.parser,
    requires: body.requires,
    info: body.info,
    ...(body.remote_host.length === 0
      ? {}
      : { remote: { hosts: body.remote_host, model: body.remote_model || body.from } }),
    signal,
  };
}

/** `POST /api/create` (contract: api, section 13). */
export const createRoute = handle(async (context) => {
  const body = await readRequest(context, createRequestSchema, 'CreateRequest');
  const steps = context.var.engine.create(toEngineRequest(body, clientSignal(context)));
  return answerProgress(context, steps, {
    encode: encodeProgress,
    stream: body.stream,
  });
});
