import { describe, expect, it } from 'vitest';
import { formatMetrics } from './metrics.js';

describe('formatMetrics', () => {
  it('shows counts, times and rates', () => {
    const text = formatMetrics({
      total_duration: 61_370_170,
      load_duration: 902_840,
      prompt_eval_count: 15,
      prompt_eval_duration: 5_077_000,
      eval_count: 12,
      eval_duration: 1_500_000_000,
    });
    expect(text.split('\n')).toEqual([
      'total duration:       61.37017ms',
      'load duration:        902.84\u00B5s',
      'prompt eval count:    15 token(s)',
      'prompt eval duration: 5.077ms',
      'prompt eval rate:     2954.50 tokens/s',
      'eval count:           12 token(s)',
      'eval duration:        1.5s',
      'eval rate:            8.00 tokens/s',
      '',
    ]);
  });

  it('leaves out what is zero or missing', () => {
    expect(formatMetrics({ total_duration: 2e9, eval_count: 0, eval_duration: 0 })).toBe('total duration:       2s\n');
    expect(formatMetrics({})).toBe('');
  });
});
