import { formatShortName, type ModelName } from '@puna/protocol';
import { EngineError } from './engine-error.js';

const code = 'model-not-found';

/** There is no model of this name in the store. */
export class ModelNotFoundError extends EngineError {
  /** The name with its tag, in its shortest form. */
  readonly shortName: string;

  constructor(name: ModelName) {
    const shortName = formatShortName(name);
    super(code, `model '${shortName}' not found`, { shortName });
    this.shortName = shortName;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelNotFoundError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
