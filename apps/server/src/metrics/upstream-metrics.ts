import type { UpstreamReport } from '@puna/runtime-openai';
import type { Metric, Sample } from './metric.js';

type SamplesOf = (report: UpstreamReport) => readonly Sample[];

const states: readonly UpstreamReport['state'][] = ['closed', 'half-open', 'open'];

const descriptions: readonly (Omit<Metric, 'samples'> & { readonly samplesOf: SamplesOf })[] = [
  {
    name: 'puna_upstream_requests_total',
    type: 'counter',
    help: 'Requests sent to an engine elsewhere, repetitions included.',
    samplesOf: one(({ requests }) => requests),
  },
  {
    name: 'puna_upstream_failures_total',
    type: 'counter',
    help: 'Requests and health checks that failed because of the host.',
    samplesOf: one(({ failures }) => failures),
  },
  {
    name: 'puna_upstream_retries_total',
    type: 'counter',
    help: 'Requests that came after an attempt that failed.',
    samplesOf: one(({ retries }) => retries),
  },
  {
    name: 'puna_upstream_tokens_total',
    type: 'counter',
    help: 'Tokens that the host says it read or generated.',
    samplesOf: ({ host, promptTokens, generatedTokens }) => [
      { labels: { host, kind: 'prompt' }, value: promptTokens },
      { labels: { host, kind: 'generated' }, value: generatedTokens },
    ],
  },
  {
    name: 'puna_upstream_running',
    type: 'gauge',
    help: 'Requests that the host works on now.',
    samplesOf: one(({ running }) => running),
  },
  {
    name: 'puna_upstream_state',
    type: 'gauge',
    help: '1 for the present state; open means that the host is left alone.',
    samplesOf: ({ host, state: present }) =>
      states.map((state) => ({ labels: { host, state }, value: state === present ? 1 : 0 })),
  },
  {
    name: 'puna_upstream_latency_seconds',
    type: 'summary',
    help: 'Time until the first sign of an answer.',
    samplesOf: ({ host, latency }) => [
      { labels: { host }, suffix: '_sum', value: latency.sum / 1000 },
      { labels: { host }, suffix: '_count', value: latency.count },
    ],
  },
];

function one(valueOf: (report: UpstreamReport) => number): SamplesOf {
  return (report) => [{ labels: { host: report.host }, value: valueOf(report) }];
}

/** What is known of the engines elsewhere, by host. */
export function upstreamMetrics(reports: readonly UpstreamReport[]): readonly Metric[] {
  return descriptions.map(({ samplesOf, ...metric }) => ({ ...metric, samples: reports.flatMap(samplesOf) }));
}
