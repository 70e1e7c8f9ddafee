import { StoreError } from './store-error.js';

const code = 'corrupt-manifest';

/** The bytes are no manifest. Where they come from a file of the store, `path` names it. */
export class CorruptManifestError extends StoreError {
  readonly path: string | undefined;

  constructor(problem: string, path?: string, options?: ErrorOptions) {
    const place = path === undefined ? 'the manifest' : `the manifest ${path}`;
    super(code, `${place} is damaged: ${problem}; delete the model or pull it again`, options);
    this.path = path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is CorruptManifestError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
