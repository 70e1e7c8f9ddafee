import { InvalidGgufError, isGguf, readGguf, type GgufFile } from '@puna/convert';
import { CreateInputError } from '../../errors/create-input-error.js';

/**
 * Reads the header of an uploaded file.
 *
 * @param path where the blob is
 * @param name what the client calls the file
 * @throws CreateInputError where it is not a sound GGUF file, with the reason.
 */
export async function readUploadedGguf(path: string, name: string): Promise<GgufFile> {
  if (!(await isGguf(path))) {
    const message = name.endsWith('.gguf') ? 'supplied file was not in GGUF format' : 'unknown type';
    throw new CreateInputError(message, { file: name });
  }
  try {
    return await readGguf(path);
  } catch (error) {
    if (!InvalidGgufError.isInstance(error)) throw error;
    throw new CreateInputError(`${name} is a damaged GGUF file: ${error.message}`, { file: name }, { cause: error });
  }
}
