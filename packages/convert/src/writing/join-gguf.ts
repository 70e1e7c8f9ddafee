import { basename } from 'node:path/posix';
import { SplitGgufError } from '../errors/split-gguf-error.js';
import type { GgufFile } from '../gguf-file.js';
import type { WriteOptions } from './gguf-content.js';
import { openStoredGguf, type StoredGguf } from './stored-gguf.js';
import { writeGguf } from './write-gguf.js';

const namePattern = /^(?<prefix>.+)-(?<number>\d{5})-of-(?<count>\d{5})\.gguf$/u;

/** Keys that only the parts of a split file have. */
const splitKeys = ['split.no', 'split.count', 'split.tensors.count'];

/** Of how many parts the file is one, by its own word; 1 for a whole file. */
export function splitCount(file: GgufFile): number {
  const count = file.metadata.get('split.count');
  return typeof count === 'number' ? count : 1;
}

/** The parts of one model among files, in order; names as the client gave them. */
export interface SplitPart {
  readonly name: string;
  readonly path: string;
}

/**
 * Joins the parts of a split GGUF file (`name-00001-of-00003.gguf` …, as llama.cpp's `llama-gguf-split` makes them) into
 * one file. The parts may come in any order; `files` maps their names to where they are.
 *
 * @throws {SplitGgufError} where parts are missing, doubled, of different models, or their names do not say which they are.
 * @throws {InvalidGgufError} where a part is no sound file.
 */
export async function joinGguf(
  files: ReadonlyMap<string, string>,
  targetPath: string,
  options: WriteOptions = {},
): Promise<void> {
  const parts = orderParts(files);
  const open: StoredGguf[] = [];
  try {
    for (const { path } of parts) open.push(await openStoredGguf(path));
    checkParts(parts, open);
    const [first] = open;
    if (first === undefined) throw new RangeError('no parts were given');
    const metadata = first.entries();
    for (const key of splitKeys) metadata.delete(key);
    const tensors = open.flatMap((part) => part.tensors());
    await writeGguf(targetPath, { metadata, tensors, alignment: first.alignment }, options);
  } finally {
    for (const part of open) await part.close();
  }
}

/** Sorts the parts by the number in their names, which must be one of 1 to the count, each once. */
function orderParts(files: ReadonlyMap<string, string>): SplitPart[] {
  const parts = [...files].map(([name, path]) => {
    const match = namePattern.exec(basename(name))?.groups;
    if (match === undefined) throw new SplitGgufError(`split GGUF "${name}" must use llama.cpp split filename pattern`);
    const prefix = name.slice(0, -basename(name).length) + match['prefix'];
    return { name, path, prefix, number: Number(match['number']), count: Number(match['count']) };
  });
  const [first] = parts;
  if (first === undefined) return [];
  for (const { name, prefix, count } of parts) {
    if (prefix !== first.prefix || count !== first.count) {
      throw new SplitGgufError(`split GGUF "${name}" does not belong to the same model as "${first.name}"`);
    }
  }
  const ordered = parts.toSorted((left, right) => left.number - right.number);
  if (parts.length !== first.count) {
    throw new SplitGgufError(`split GGUF "${first.prefix}" has ${parts.length} shards, expected ${first.count}`);
  }
  const misplaced = ordered.find(({ number }, index) => number !== index + 1);
  if (misplaced !== undefined) {
    throw new SplitGgufError(
      `split GGUF "${first.prefix}" has shards that are numbered twice or beyond ${first.count}`,
    );
  }
  return ordered;
}

/** Compares what the files say of themselves with their names. */
function checkParts(parts: readonly SplitPart[], files: readonly StoredGguf[]): void {
  const [first] = files;
  for (const [index, { name }] of parts.entries()) {
    const { metadata } = files[index]?.file ?? { metadata: new Map<string, unknown>() };
    if (metadata.get('split.count') !== parts.length) {
      throw new SplitGgufError(
        `split GGUF "${name}" has split.count ${String(metadata.get('split.count'))}, expected ${parts.length}`,
      );
    }
    if (metadata.get('split.no') !== index) {
      throw new SplitGgufError(
        `split GGUF "${name}" has split.no ${String(metadata.get('split.no'))}, expected ${index}`,
      );
    }
  }
  const tensors = files.reduce((sum, { file }) => sum + file.tensors.length, 0);
  const expected = first?.file.metadata.get('split.tensors.count');
  if (expected !== undefined && expected !== tensors) {
    throw new SplitGgufError(
      `split GGUF "${parts[0]?.name ?? ''}" has ${tensors} tensors, expected ${String(expected)}`,
    );
  }
  const names = new Set(files.flatMap(({ file }) => file.tensors.map(({ name }) => name)));
  if (names.size !== tensors) throw new SplitGgufError(`split GGUF "${parts[0]?.name ?? ''}" has a tensor twice`);
}
