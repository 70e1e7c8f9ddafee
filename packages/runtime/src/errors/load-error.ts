import { RuntimeError } from './runtime-error.js';

const code = 'load-failed';

/** The model could not be loaded: its files are damaged or the native library refuses them. */
export class LoadError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is LoadError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
