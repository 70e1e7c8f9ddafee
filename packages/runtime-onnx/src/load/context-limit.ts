import path from 'node:path';
import { positiveInteger, readJsonObject, type JsonObject } from '../files/json-file.js';
import type { ModelFolder } from '../files/model-folder.js';

/** Models whose first position is one behind the padding token's number, so that their table has that many rows too many. */
const offsetModels: ReadonlySet<string> = new Set(['roberta', 'xlm-roberta', 'camembert', 'mpnet']);

/** tokenizer_config.json spells "no limit" as an enormous number. */
const mostPlausibleLimit = 1e9;

/** The tokens that a model reads at once, by the smallest of the numbers in its files; undefined where none says. */
export async function trainedLength(folder: ModelFolder, tokenizerConfig: JsonObject): Promise<number | undefined> {
  const { config, task } = folder;
  const positions =
    positiveInteger(config['max_position_embeddings']) ??
    positiveInteger(config['n_positions']) ??
    positiveInteger(config['max_seq_len']);
  const limits = [positions === undefined ? undefined : positions - offset(config)];
  if (task !== 'generation') {
    // A decoder's tokenizer often keeps the limit of an older model of its family.
    limits.push(positiveInteger(tokenizerConfig['model_max_length']));
    const sentence = await readJsonObject(path.join(folder.path, 'sentence_bert_config.json'));
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
