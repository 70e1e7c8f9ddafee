import { expect, it } from 'vitest';
import { formatMetrics } from './format-metrics.js';

it('writes metrics as Prometheus reads them', () => {
  const text = formatMetrics([
    { name: 'up', type: 'gauge', help: 'Whether it\nis up.', samples: [{ labels: {}, value: 1 }] },
    {
      name: 'wait_seconds',
      type: 'summary',
      help: 'Waiting.',
      samples: [
        { labels: { host: 'a"\\b\n', kind: 'x' }, suffix: '_sum', value: 0.25 },
        { labels: { host: 'c' }, suffix: '_count', value: 3 },
      ],
    },
    { name: 'nothing', type: 'counter', help: 'Never seen.', samples: [] },
  ]);
  expect(text.split('\n')).toEqual([
    '# HELP up Whether it\\nis up.',
    '# TYPE up gauge',
    'up 1',
    '# HELP wait_seconds Waiting.',
    '# TYPE wait_seconds summary',
    'wait_seconds_sum{host="a\\"\\\\b\\n",kind="x"} 0.25',
    'wait_seconds_count{host="c"} 3',
    '',
  ]);
});
