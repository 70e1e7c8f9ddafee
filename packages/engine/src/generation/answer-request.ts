import type { LoadedModel, RemoteModel } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { acquireModel } from '../loading/acquire-model.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import type { StoredModel } from '../models/stored-model.js';
import type { StatedOptions } from '../options/model-options.js';
import { optionWarnings, remoteOptionWarnings } from '../options/option-warnings.js';
import type { RequestTimes } from './finish.js';
import type { GenerationEvent } from './generation-event.js';
import type { GenerationRequest } from './generation-request.js';

/** A request whose model is known to be able to answer it. */
export interface CheckedRequest<Request> {
  readonly request: Request;
  readonly stored: StoredModel;
  readonly options: StatedOptions;

  /** Whether, or how much, to think; undefined: the template is not told. */
  readonly think: boolean | string | undefined;
}

/** What is particular to one kind of request. */
export interface RequestKind<Request> {
  /** A request without anything to answer loads the model, or unloads it where `keepAlive` is 0. */
  isEmpty(request: Request): boolean;

  /** Refuses what the model can't do, before it is loaded. */
  check(request: Request, stored: StoredModel): CheckedRequest<Request>;
  answer(checked: CheckedRequest<Request>, model: LoadedModel, times: RequestTimes): AsyncGenerator<GenerationEvent>;
}

/** The way of every generation: find the model, check the request, get the model loaded, answer, give it back. */
export async function* answerRequest<Request extends GenerationRequest>(
  context: EngineContext,
  request: Request,
  kind: RequestKind<Request>,
): AsyncGenerator<GenerationEvent> {
  const arrived = performance.now();
  const stored = await context.catalogue.require(parseRequestedName(request.model));
  const isEmpty = kind.isEmpty(request);
  if (isEmpty && request.keepAlive === 0) {
    context.scheduler.unload(stored.files.weights);
    yield { type: 'done', reason: 'unload' };
    return;
  }
  const checked = kind.check(request, stored);
  const { keepAlive, shift, signal } = request;
  const lease = await acquireModel(context, stored, { options: checked.options, keepAlive, shift, signal });
  try {
    for (const warning of optionWarnings(request.options, lease.loadWarnings)) yield { type: 'warning', warning };
    const { remote } = stored.files;
    if (remote !== undefined) {
      for (const warning of remoteOptionWarnings(request.options)) yield { type: 'warning', warning };
    }
    if (isEmpty) yield { type: 'done', reason: 'load' };
    else yield* withRemote(kind.answer(checked, lease.model, { arrived, ready: performance.now() }), remote);
  } finally {
    lease.release();
  }
}

/** Says at the end of an answer where it came from, if not from here. */
async function* withRemote(
  events: AsyncGenerator<GenerationEvent>,
  remote: RemoteModel | undefined,
): AsyncGenerator<GenerationEvent> {
  for await (const event of events) yield event.type === 'done' && remote !== undefined ? { ...event, remote } : event;
}
