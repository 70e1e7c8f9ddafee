import { positiveInteger, type JsonObject } from '../adapter/json/json-values.js';
import type { OnnxTask } from './model-task.js';

/** The files of an ONNX model that tell how much it reads at once. */
export interface LengthFiles {
  readonly task: OnnxTask;

  /** config.json. */
  readonly config: JsonObject;

  /** tokenizer_config.json; absent where there is none. */
  readonly tokenizer?: JsonObject | undefined;

  /** sentence_bert_config.json; absent where there is none. */
  readonly sentence?: JsonObject | undefined;
}

/** Models whose first position is one behind the padding token's number, so that their table has that many rows too many. */
const offsetModels: ReadonlySet<string> = new Set(['roberta', 'xlm-roberta', 'camembert', 'mpnet']);

/** tokenizer_config.json spells "no limit" as an enormous number. */
const mostPlausibleLimit = 1e9;

/** The tokens that a model reads at once, by the smallest of the numbers in its files; undefined where none says. */
export function onnxTrainedLength({ task, config, tokenizer, sentence }: LengthFiles): number | undefined {
  const positions =
    positiveInteger(config['max_position_embeddings']) ??
    positiveInteger(config['n_positions']) ??
    positiveInteger(config['max_seq_len']);
  const limits = [positions === undefined ? undefined : positions - offset(config)];
  if (task !== 'generation') {
    // A decoder's tokenizer often keeps the limit of an older model of its family.
    limits.push(positiveInteger(tokenizer?.['model_max_length']));
    limits.push(positiveInteger(sentence?.['max_seq_length']));
  }
  const known = limits.filter((limit) => limit !== undefined && limit < mostPlausibleLimit) as number[];
  return known.length === 0 ? undefined : Math.min(...known);
}

function offset(config: JsonObject): number {
  if (!offsetModels.has(String(config['model_type']))) return 0;
  const padding = config['pad_token_id'];
  return (typeof padding === 'number' ? padding : 1) + 1;
}
