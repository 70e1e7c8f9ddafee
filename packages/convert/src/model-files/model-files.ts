import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject, parseJson, type JsonLimits } from '../json/parse-json.js';
import { openFile } from '../reading/open-file.js';
import { Settings } from './settings.js';

/** Names relative to the model's directory, with slashes, and where the files are. */
export type FilePaths = ReadonlyMap<string, string>;

/** For configurations: real ones have a few KB, those of models for images and sound up to 100. */
const settingsLimits: JsonLimits = { bytes: 4 * 1024 * 1024, depth: 32, values: 200_000 };

/** For tokenizers: Gemma 3's has 33 MB, 262,144 tokens and 514,906 merges of two texts each. */
const tokenizerLimits: JsonLimits = { bytes: 128 * 1024 * 1024, depth: 64, values: 8 * 1024 * 1024 };

/** The files of a model, found by their names alone: they may be anywhere, under any other name. */
export class ModelFiles {
  readonly #paths: FilePaths;

  constructor(paths: FilePaths) {
    this.#paths = withoutCommonFolder(paths);
  }

  get names(): readonly string[] {
    return [...this.#paths.keys()];
  }

  has(name: string): boolean {
    return this.#paths.has(name);
  }

  path(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new ModelFilesError(`${name} is missing among the model's files`);
    return path;
  }

  /** The settings of a file; empty ones where the file is missing. */
  async optionalSettings(name: string): Promise<Settings> {
    return this.has(name) ? this.settings(name) : new Settings(name, {});
  }

  settings(name: string): Promise<Settings> {
    return this.#settings(name, settingsLimits);
  }

  /** A JSON file of a few KB. */
  json(name: string): Promise<unknown> {
    return this.#json(name, settingsLimits);
  }

  /** A JSON file with a vocabulary, or with the names of all tensors. */
  largeSettings(name: string): Promise<Settings> {
    return this.#settings(name, tokenizerLimits);
  }

  /** The bytes of a file that is no larger than a vocabulary. */
  bytes(name: string): Promise<Buffer> {
    return this.#read(name, tokenizerLimits.bytes);
  }

  async text(name: string): Promise<string> {
    return (await this.#read(name, settingsLimits.bytes)).toString('utf8');
  }

  async #settings(name: string, limits: JsonLimits): Promise<Settings> {
    const value = await this.#json(name, limits);
    if (!isObject(value)) throw new ModelFilesError(`${name} is no JSON object`);
    return new Settings(name, value);
  }

  async #json(name: string, limits: JsonLimits): Promise<unknown> {
    const bytes = await this.#read(name, limits.bytes);
    return parseJson(bytes, limits, (problem, cause) => new ModelFilesError(`${name} ${problem}`, { cause }));
  }

  async #read(name: string, limit: number): Promise<Buffer> {
    const failure = (): ModelFilesError => new ModelFilesError(`${name} is a directory or a device`);
    const handle = await openFile(this.path(name), failure);
    try {
      const { size } = await handle.stat();
      if (size > limit) throw new ModelFilesError(`${name} has ${size} bytes; the limit is ${limit}`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  }
}

function depth(name: string): number {
  return name.split('/').length;
}

/** Leaves out the folder of the uppermost `config.json` (or `adapter_config.json`): clients may name it or not. */
function withoutCommonFolder(paths: FilePaths): FilePaths {
  const configs = [...paths.keys()].filter((name) => /(?:^|\/)(?:adapter_)?config\.json$/u.test(name));
  const uppermost = configs.toSorted((left, right) => depth(left) - depth(right))[0];
  const folder = uppermost?.replace(/(?:adapter_)?config\.json$/u, '') ?? '';
  if (folder === '') return paths;
  return new Map(
    [...paths].map(([name, path]) => [name.startsWith(folder) ? name.slice(folder.length) : `../${name}`, path]),
  );
}
