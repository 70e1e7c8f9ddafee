import type { Handler } from '../http/route-table.js';
import { formatMetrics, metricsMediaType } from './format-metrics.js';
import type { Metric } from './metric.js';

/** Where the metrics of a server come from; asked with each request. */
export type MetricsSource = () => readonly Metric[] | Promise<readonly Metric[]>;

/** `GET /metrics`, for Prometheus. */
export function metricsRoute(source: MetricsSource): Handler {
  return async (context) => context.body(formatMetrics(await source()), 200, { 'content-type': metricsMediaType });
}
