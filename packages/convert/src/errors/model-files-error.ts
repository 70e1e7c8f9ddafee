import { ConvertError } from './convert-error.js';

/** A file of a model is missing, damaged, or says what can't be: the message names the file and what to do. */
export class ModelFilesError extends ConvertError<'invalid-model-files'> {
  constructor(message: string, options?: ErrorOptions) {
    super('invalid-model-files', message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelFilesError {
    return ConvertError.isInstance(value) && value.code === 'invalid-model-files';
  }
}
