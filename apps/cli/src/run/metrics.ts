import { formatDuration } from '@puna/protocol/settings';

/** Counts and times of an answer, as the API gives them: times in nanoseconds. */
export interface AnswerMetrics {
  readonly total_duration?: number;
  readonly load_duration?: number;
  readonly prompt_eval_count?: number;
  readonly prompt_eval_duration?: number;
  readonly eval_count?: number;
  readonly eval_duration?: number;
}

/** The lines that `--verbose` adds to an answer. What is zero or unknown is left out. */
export function formatMetrics(metrics: AnswerMetrics): string {
  return [
    timeLine('total duration:', metrics.total_duration),
    timeLine('load duration:', metrics.load_duration),
    ...evaluationLines('prompt eval', metrics.prompt_eval_count, metrics.prompt_eval_duration),
    ...evaluationLines('eval', metrics.eval_count, metrics.eval_duration),
  ].join('');
}

function evaluationLines(name: string, count = 0, duration = 0): string[] {
  return [
    count > 0 ? line(`${name} count:`, `${count} token(s)`) : '',
    timeLine(`${name} duration:`, duration),
    duration > 0 ? line(`${name} rate:`, `${(count / (duration / 1e9)).toFixed(2)} tokens/s`) : '',
  ];
}

function timeLine(label: string, nanoseconds = 0): string {
  return nanoseconds > 0 ? line(label, formatDuration(nanoseconds / 1e6)) : '';
}

function line(label: string, value: string): string {
  return `${label.padEnd(21)} ${value}\n`;
}
