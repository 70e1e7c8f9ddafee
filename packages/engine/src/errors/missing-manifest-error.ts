import { EngineError } from './engine-error.js';

const code = 'missing-manifest';

/** There is no model of this name to be pushed. The text is the one that clients of the API know. */
export class MissingManifestError extends EngineError {
  /** @param path where the manifest would be */
  constructor(path: string) {
    super(code, `open ${path}: no such file or directory`, { path });
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is MissingManifestError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
