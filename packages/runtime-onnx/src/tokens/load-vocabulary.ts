import path from 'node:path';
import { LoadError } from '@puna/runtime';
import { isJsonObject, type JsonObject, positiveInteger } from '@puna/runtime/adapter';
import { readJsonObject } from '../files/json-file.js';
import type { ModelFolder } from '../files/model-folder.js';
import { Vocabulary } from './vocabulary.js';

/** A folder's tokenizer, and the configuration that other parts read, too. */
export interface LoadedVocabulary {
  readonly vocabulary: Vocabulary;

  /** tokenizer_config.json. */
  readonly config: JsonObject;
}

/** Reads a folder's tokenizer. @throws LoadError where its files are damaged or of an unknown kind. */
export async function loadVocabulary(folder: ModelFolder): Promise<LoadedVocabulary> {
  const file = path.join(folder.path, 'tokenizer.json');
  const tokenizer = (await readJsonObject(file)) ?? {};
  const config = (await readJsonObject(path.join(folder.path, 'tokenizer_config.json'))) ?? {};
  const generation = (await readJsonObject(path.join(folder.path, 'generation_config.json'))) ?? {};
  const ends = [
    ...numbers(generation['eos_token_id']),
    ...numbers(folder.config['eos_token_id']),
    ...idsOf(config['eos_token'], tokenizer),
  ];
  const size = positiveInteger(folder.config['vocab_size']);
  try {
    return { vocabulary: new Vocabulary({ tokenizer, config, ends, size }), config };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LoadError(`${file} can't be used: ${reason}`, { path: file }, { cause: error });
  }
}

function numbers(value: unknown): number[] {
  return [value].flat().filter((one) => typeof one === 'number');
}

/** The number of the token that a tokenizer's configuration spells; chat models often name the end of an answer only there. */
function idsOf(token: unknown, tokenizer: JsonObject): number[] {
  const spelling = isJsonObject(token) ? token['content'] : token;
  const added = tokenizer['added_tokens'];
  if (!Array.isArray(added)) return [];
  const found = (added as readonly unknown[]).filter(isJsonObject).find(({ content }) => content === spelling);
  return numbers(found?.['id']);
}
