/** One value of a metric. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;

  /** After the metric's name: `_sum` and `_count` of a summary. */
  readonly suffix?: '_sum' | '_count';
}

/** What is measured, as Prometheus knows it. */
export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'summary';

  /** One line for people. */
  readonly help: string;
  readonly samples: readonly Sample[];
}
