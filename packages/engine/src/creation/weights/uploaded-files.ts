import { joinGguf, splitCount, type FilePaths } from '@puna/convert';
import { requireBlob } from '../../models/read-layers.js';
import { followWork } from '../../progress/follow-work.js';
import type { CreateProgress } from '../create-request.js';
import type { Creation } from '../creation.js';
import { areSafetensors, convertModel } from './convert-safetensors.js';
import { readUploadedGguf } from './read-uploaded-gguf.js';
import { readyFile, scratchPath, type ReadyGguf } from './ready-gguf.js';

/** Digests of uploaded files by the names that the client gave them. */
export type UploadedFiles = Readonly<Record<string, string>>;

/** Where the uploaded files lie, each of which is kept until the creation ends. */
export async function uploadedPaths(creation: Creation, files: UploadedFiles): Promise<FilePaths> {
  const paths = new Map<string, string>();
  for (const [name, digest] of Object.entries(files)) paths.set(name, await keepUpload(creation, digest));
  return paths;
}

async function keepUpload({ context, workspace }: Creation, digest: string): Promise<string> {
  const path = await requireBlob(context.store, digest);
  await workspace.keep(digest);
  return path;
}

/**
 * The GGUF files that uploaded files are or become: a model in Hugging Face's layout is converted, the parts of a split
 * file are joined (contract: modelfile-templates, section 2 "Server side").
 *
 * @param type what a conversion should end at; GGUF files stay as they are
 */
export async function* readyUploads(
  creation: Creation,
  files: UploadedFiles,
  type: string | undefined,
): AsyncGenerator<CreateProgress, ReadyGguf[]> {
  if (areSafetensors(Object.keys(files))) {
    return [yield* convertModel(creation, await uploadedPaths(creation, files), type)];
  }
  const whole: ReadyGguf[] = [];
  const parts = new Map<string, string>();
  for (const [name, digest] of Object.entries(files)) {
    if (name.endsWith('.gguf')) yield { step: 'parsing-gguf' };
    const path = await keepUpload(creation, digest);
    const header = await readUploadedGguf(path, name);
    if (splitCount(header) > 1) parts.set(name, path);
    else whole.push({ path, header, digest });
  }
  if (parts.size > 0) whole.unshift(yield* joinParts(creation, parts));
  return whole;
}

async function* joinParts(creation: Creation, parts: FilePaths): AsyncGenerator<CreateProgress, ReadyGguf> {
  const path = scratchPath(creation);
  yield { step: 'joining-parts' };
  yield* followWork<CreateProgress, void>(
    ({ signal, report }) =>
      joinGguf(parts, path, {
        signal,
        flush: false,
        onProgress: (progress) => report({ step: 'joining-parts', progress }),
      }),
    creation.signal,
  );
  return readyFile(path);
}
