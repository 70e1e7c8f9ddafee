import { ConvertError } from './convert-error.js';

/** The model's architecture is not one that can be converted. */
export class UnsupportedArchitectureError extends ConvertError<'unsupported-architecture'> {
  /** The name in the model's configuration. */
  readonly architecture: string;

  /** The names that are known. */
  readonly known: readonly string[];

  constructor(architecture: string, known: readonly string[]) {
    super(
      'unsupported-architecture',
      `unsupported architecture ${JSON.stringify(architecture)}; these can be converted: ${known.join(', ')}`,
    );
    this.architecture = architecture;
    this.known = known;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnsupportedArchitectureError {
    return ConvertError.isInstance(value) && value.code === 'unsupported-architecture';
  }
}
