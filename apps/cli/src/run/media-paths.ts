import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError } from '../command-error.js';

const largestFile = 100 * 1024 * 1024;

/** A start of a path (`/`, `./`, `\`, a drive letter) up to an ending of a media file; spaces may be inside. */
const pathPattern = /(?:[a-z]:)?(?:\.?\/|\.?\\)[^\n\r]*?\.(?:jpe?g|png|webp|wav)\b/gi;

/** A file that a prompt names. */
export interface MediaFile {
  readonly kind: 'image' | 'audio';

  /** As the prompt has it, without the escapes of a shell. */
  readonly path: string;

  readonly data: Buffer;
}

/** A prompt with the files that it named taken out of it. */
export interface MediaPrompt {
  readonly text: string;
  readonly files: readonly MediaFile[];
}

/**
 * Finds paths of images and sounds in a prompt and reads the files. What looks like a path and is no file stays text.
 *
 * @param workingDirectory where relative paths start.
 * @throws CommandError where a file is too large or is no image or sound of a known format.
 */
export async function extractMedia(prompt: string, workingDirectory: string): Promise<MediaPrompt> {
  const files: MediaFile[] = [];
  const pattern = new RegExp(pathPattern);
  let text = prompt;
  for (let match = pattern.exec(prompt); match !== null; match = pattern.exec(prompt)) {
    const [written] = match;
    const path = await findFile(written, workingDirectory);
    if (path === undefined) {
      // A path may begin at a later word of it: "red and/or blue? ./picture.png".
      const nextWord = written.search(/[\s'"(]/);
      if (nextWord >= 0) pattern.lastIndex = match.index + nextWord;
      continue;
    }
    files.push(await readMedia(path, workingDirectory));
    text = text.replaceAll(`'${written}'`, '').replaceAll(written, '');
  }
  return { text: files.length === 0 ? prompt : text.trim(), files };
}

/** The path of a file that a piece of text names, with or without the escapes of a shell. */
async function findFile(written: string, workingDirectory: string): Promise<string | undefined> {
  for (const path of [unescapeShell(written), written]) {
    const isFile = await stat(resolve(workingDirectory, path)).then(
      (stats) => stats.isFile(),
      () => false,
    );
    if (isFile) return path;
  }
  return undefined;
}

function unescapeShell(text: string): string {
  return text.replaceAll(/\\([ ()[\]{}$&;'"\\*?~!|<>#`])/g, '$1');
}

async function readMedia(path: string, workingDirectory: string): Promise<MediaFile> {
  const place = resolve(workingDirectory, path);
  const { size } = await stat(place);
  if (size > largestFile) throw new CommandError(`${path}: file size exceeds maximum limit (100MB)`);
  const data = await readFile(place);
  const kind = sniff(data);
  if (kind === undefined) throw new CommandError(`invalid file type: ${path} is no JPEG, PNG, WebP or WAVE file`);
  return { kind, path, data };
}

/** Tells the format by the first bytes, since names can be wrong. */
function sniff(data: Buffer): MediaFile['kind'] | undefined {
  const start = data.toString('latin1', 0, 16);
  if (start.startsWith('\u00FF\u00D8\u00FF') || start.startsWith('\u0089PNG\r\n\u001A\n')) return 'image';
  if (!start.startsWith('RIFF')) return undefined;
  if (start.slice(8, 12) === 'WAVE') return 'audio';
  return start.slice(8, 12) === 'WEBP' ? 'image' : undefined;
}
