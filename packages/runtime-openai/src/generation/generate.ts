import { type GenerateEvent, type GenerateRequest, ModelCrashedError } from '@puna/runtime';
import type { UpstreamPool } from '../upstream/upstream-pool.js';
import { readEvents } from '../upstream/read-events.js';
import { RetryableError } from '../upstream/retryable-error.js';
import type { ReadAnswer } from '../upstream/upstream-host.js';
import { generationBody } from './request-body.js';
import { samplingWarnings } from './sampling-fields.js';
import { translateEvents } from './translate-events.js';

/** An answer whose first event is there. From then on it belongs to its host. */
interface BegunAnswer {
  readonly first: IteratorResult<GenerateEvent, void>;
  readonly rest: AsyncGenerator<GenerateEvent, void, undefined>;
}

/** Generates on one of the hosts. Reading slowly slows the host down: no more is read than is asked for. */
export async function* generateOn(
  pool: UpstreamPool,
  model: string,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, undefined> {
  const { path, body } = generationBody(model, request);
  for (const warning of samplingWarnings(request.sampling)) yield { type: 'warning', warning };
  const { host, answer, end } = await pool.send({ path, body, signal }, beginAnswer(signal));
  try {
    if (answer.first.done !== true) yield answer.first.value;
    yield* answer.rest;
  } catch (error) {
    if (!signal.aborted) host.countFailure(error);
    throw error;
  } finally {
    await answer.rest.return();
    end();
  }
}

/** Waits for the first event: a host that is lost before it has said nothing, so that another may be asked. */
function beginAnswer(signal: AbortSignal): ReadAnswer<BegunAnswer> {
  const began = performance.now();
  return async (body, host) => {
    const rest = translateEvents(readEvents(body, host), began);
    try {
      return { first: await rest.next(), rest };
    } catch (error) {
      signal.throwIfAborted();
      if (!ModelCrashedError.isInstance(error)) throw error;
      throw new RetryableError(host.host, 'the connection was lost before the answer began.', {}, { cause: error });
    }
  };
}
