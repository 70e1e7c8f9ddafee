import type { ModelRequest, RequestReport } from '@puna/engine';
import type { AnswerWarnings } from '@puna/protocol';
import type { Context } from 'hono';
import { RequestWarnings } from '../generation/request-warnings.js';
import { clientSignal } from '../http/client-signal.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { toNanoseconds } from './encode-usage.js';
import { encodeWarnings } from './encode-warnings.js';

/** What every request that names a model may say besides. */
interface ModelBody {
  readonly model: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly keep_alive?: number;
}

/** The part of a request that says which model to use, and how, as the engine takes it. */
export function modelRequest(body: ModelBody, context: Context<ServerEnvironment>): ModelRequest {
  return {
    model: body.model,
    signal: clientSignal(context),
    ...(body.options === undefined ? {} : { options: body.options }),
    ...(body.keep_alive === undefined ? {} : { keepAlive: body.keep_alive }),
  };
}

/** How long a request took, as the wire has it. */
export function encodeDurations(report: RequestReport): { total_duration: number; load_duration: number } {
  return {
    total_duration: toNanoseconds(report.totalDuration),
    load_duration: toNanoseconds(report.loadDuration),
  };
}

/** The options that were not honoured, for the answer and for the log. */
export function reportWarnings(context: Context<ServerEnvironment>, report: RequestReport): AnswerWarnings {
  const warnings = new RequestWarnings(context);
  warnings.addAll(report.warnings);
  return encodeWarnings(warnings.list);
}
