import { ModelfileError, modelfileToCreateRequest, parseModelfile, type ModelfileRequest } from '@puna/modelfile';
import { BrokenModelfileError } from './broken-modelfile-error.js';
import type { ModelfileSource } from './read-modelfile.js';

/**
 * What a Modelfile asks for.
 *
 * @throws BrokenModelfileError where it can't be understood.
 */
export function modelfileRequest(source: ModelfileSource): ModelfileRequest {
  try {
    return modelfileToCreateRequest(parseModelfile(source.text));
  } catch (error) {
    throw ModelfileError.isInstance(error) ? new BrokenModelfileError(error, source) : error;
  }
}
