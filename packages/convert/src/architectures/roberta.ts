import { ModelFilesError } from '../errors/model-files-error.js';
import type { Settings } from '../model-files/settings.js';
import { selectRows, type Weight } from '../weights/weight.js';
import type { Architecture } from './architecture.js';
import { bertIgnored, bertSettings, bertTensors } from './bert.js';

/** RoBERTa counts positions from behind the padding token's number; what is before is never used. */
function unusedPositions(config: Settings): number {
  const padding = config.optionalNumber('pad_token_id') ?? 1;
  if (Number.isInteger(padding) && padding >= 0 && padding < config.count('max_position_embeddings') - 1) {
    return padding + 1;
  }
  throw new ModelFilesError(`config.json: pad_token_id is ${padding}`);
}

/** RoBERTa, XLM-RoBERTa, and the encoders trained from them. */
export const roberta: Architecture = {
  names: ['RobertaModel', 'RobertaForMaskedLM', 'XLMRobertaModel', 'XLMRobertaForMaskedLM'],
  ggufName: 'bert',
  prefixes: ['roberta.'],
  tensors: {
    ...bertTensors,
    'embeddings.position_embeddings': {
      to: 'position_embd',
      change: (weight: Weight, config: Settings) => selectRows(weight, unusedPositions(config), weight.shape[0] ?? 0),
    },
  },
  ignored: bertIgnored,
  settings: (config) => bertSettings(config, config.count('max_position_embeddings') - unusedPositions(config)),
};
