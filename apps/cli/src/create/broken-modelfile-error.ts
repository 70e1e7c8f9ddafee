import type { ModelfileError } from '@puna/modelfile';
import { CommandError } from '../command-error.js';
import type { ModelfileSource } from './read-modelfile.js';
import { sourceExcerpt } from './source-excerpt.js';

/**
 * A Modelfile can't be understood. The first line of the message says what is wrong, in the words of the original; the
 * lines after it show where.
 */
export class BrokenModelfileError extends CommandError {
  override readonly code = 'broken-modelfile';

  constructor(error: ModelfileError, source: ModelfileSource) {
    super([error.message, ...placeLines(error, source)].join('\n'), { cause: error, hint: error.hint });
  }
}

function placeLines({ line, column }: ModelfileError, { name, text }: ModelfileSource): string[] {
  if (line === undefined || column === undefined) return [];
  const excerpt = sourceExcerpt(text, { line, column });
  return [`${name}:${line}:${column}`, ...(excerpt === '' ? [] : [excerpt])];
}
