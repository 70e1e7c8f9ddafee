import type { LoadedModel, Warning } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import { optionWarnings } from '../options/option-warnings.js';
import { optionsFor } from '../options/resolve-options.js';
import { acquireModel } from './acquire-model.js';

/** What every request says about its model. */
export interface ModelRequest {
  /** The name as the client sent it. */
  readonly model: string;

  /** Options by their wire names (`num_ctx`, `num_gpu` …), as models store them too. */
  readonly options?: Readonly<Record<string, unknown>>;

  /** Milliseconds that the model stays loaded when idle; absent: as before. */
  readonly keepAlive?: number;
  readonly signal?: AbortSignal;
}

/** What every answer tells of its request. Durations are in milliseconds. */
export interface RequestReport {
  /** From the arrival of the request to its end. */
  readonly totalDuration: number;

  /** From the arrival of the request until the model was ready. */
  readonly loadDuration: number;

  /** Options that were not honoured. */
  readonly warnings: readonly Warning[];
}

/**
 * Does work with a model: finds it, gets it loaded as the request needs it, and gives it back.
 *
 * @throws InvalidModelNameError, ModelNotFoundError, InvalidOptionError, and the errors of the scheduler, the runtime and
 *   the work.
 */
export async function withModel<Answer>(
  context: EngineContext,
  request: ModelRequest,
  work: (model: LoadedModel) => Promise<Answer>,
): Promise<{ readonly answer: Answer } & RequestReport> {
  const arrived = performance.now();
  const stored = await context.catalogue.require(parseRequestedName(request.model));
  const options = optionsFor(stored, request.options);
  const { keepAlive, signal } = request;
  const lease = await acquireModel(context, stored, { options, keepAlive, signal });
  const loadDuration = performance.now() - arrived;
  try {
    const answer = await work(lease.model);
    const warnings = optionWarnings(request.options, lease.loadWarnings);
    return { answer, totalDuration: performance.now() - arrived, loadDuration, warnings };
  } finally {
    lease.release();
  }
}
