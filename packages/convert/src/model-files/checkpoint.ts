import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject } from '../json/parse-json.js';
import { readSafetensors } from '../safetensors/read-safetensors.js';
import type { StoredTensor } from '../weights/weight.js';
import type { ModelFiles } from './model-files.js';

const shardPattern = /^(?<prefix>.*)-(?<number>\d{5})-of-(?<count>\d{5})\.safetensors$/u;
const indexName = 'model.safetensors.index.json';

/** All tensors of a model by name, from one file or several. */
export type Checkpoint = ReadonlyMap<string, StoredTensor>;

/**
 * Reads the headers of a model's safetensors files: those that the index names, else all `model*.safetensors`, else all
 * there are beside the configuration.
 */
export async function readCheckpoint(files: ModelFiles): Promise<Checkpoint> {
  const index = files.has(indexName) ? await readIndex(files) : undefined;
  const names = index === undefined ? weightFiles(files.names) : [...new Set(index.values())];
  if (names.length === 0) throw new ModelFilesError('there are no safetensors among the files');
  requireAllShards(names);
  const tensors = new Map<string, StoredTensor>();
  for (const name of names.toSorted()) {
    const path = files.path(name);
    for (const tensor of (await readSafetensors(path)).tensors) {
      if (tensors.has(tensor.name))
        throw new ModelFilesError(`${name} has the tensor ${tensor.name}, as another file has`);
      tensors.set(tensor.name, { ...tensor, path });
    }
  }
  for (const [tensor, name] of index ?? []) {
    if (tensors.get(tensor)?.path !== files.path(name)) {
      throw new ModelFilesError(`${indexName} says that ${name} has the tensor ${tensor}, but it does not`);
    }
  }
  return tensors;
}

/** Which file has which tensor. */
async function readIndex(files: ModelFiles): Promise<Map<string, string>> {
  const map = (await files.largeSettings(indexName)).raw('weight_map');
  if (!isObject(map)) throw new ModelFilesError(`${indexName} has no weight_map`);
  return new Map(
    Object.entries(map).map(([tensor, name]) => {
      if (typeof name !== 'string') throw new ModelFilesError(`${indexName} names no file for the tensor ${tensor}`);
      return [tensor, name];
    }),
  );
}

function weightFiles(names: readonly string[]): string[] {
  const inFolder = names.filter((name) => name.endsWith('.safetensors') && !name.includes('/'));
  const ofModel = inFolder.filter((name) => name.startsWith('model'));
  return ofModel.length > 0 ? ofModel : inFolder;
}

/** Without an index, the names alone say how many files there must be. */
function requireAllShards(names: readonly string[]): void {
  for (const name of names) {
    const { prefix, count } = shardPattern.exec(name)?.groups ?? {};
    if (prefix === undefined || count === undefined) continue;
    const present = names.filter((other) => other.startsWith(`${prefix}-`)).length;
    if (present !== Number(count)) {
      throw new ModelFilesError(`${present} of the ${Number(count)} files ${prefix}-*.safetensors are there`);
    }
  }
}
