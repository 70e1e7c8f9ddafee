import type { SamplingSettings } from '../../sampling-settings.js';
import type { Warning } from '../../warning.js';

/** The warning of a runtime that has no locally typical sampling, where a request asks for it. */
export function typicalSamplingWarnings({ typicalP }: SamplingSettings): readonly Warning[] {
  if (typicalP === undefined || typicalP === 1) return [];
  return [
    {
      type: 'unsupported-option',
      option: 'typicalP',
      message:
        'Locally typical sampling is not supported by this runtime and was left out; top-p and min-p sampling are.',
    },
  ];
}
