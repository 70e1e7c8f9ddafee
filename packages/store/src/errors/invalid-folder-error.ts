import { StoreError } from './store-error.js';

const code = 'invalid-folder';

/** The files of a model that is a folder have names that no folder can have; the message says which. */
export class InvalidFolderError extends StoreError {
  /** The name that is wrong. */
  readonly fileName: string;

  constructor(fileName: string, problem: string) {
    super(code, `the model can't be laid out: its file ${JSON.stringify(fileName)} ${problem}`);
    this.fileName = fileName;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidFolderError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
