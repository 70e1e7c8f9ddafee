import type { Metric, Sample } from './metric.js';

/** The media type of the format. */
export const metricsMediaType = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics in Prometheus's text format. Those without a sample are left out. */
export function formatMetrics(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${name} ${escape(help)}\n`,
      `# TYPE ${name} ${type}\n`,
      ...samples.map((sample) => formatSample(name, sample)),
    ])
    .join('');
}

function formatSample(name: string, { suffix, labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escape(text).replaceAll('"', '\\"')}"`);
  return `${name}${suffix ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
