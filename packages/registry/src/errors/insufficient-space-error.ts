import { RegistryError } from './registry-error.js';
import { formatBytes } from '../format-bytes.js';

const code = 'insufficient-space';

/** There is less room on the disk than a download needs; nothing was fetched. */
export class InsufficientSpaceError extends RegistryError {
  /** Bytes. */
  readonly needed: number;

  /** Bytes. */
  readonly free: number;

  constructor(directory: string, needed: number, free: number) {
    super(
      code,
      `not enough disk space in ${directory}: ${formatBytes(needed)} needed, ${formatBytes(free)} free; ` +
        'free some space, or choose another directory',
    );
    this.needed = needed;
    this.free = free;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InsufficientSpaceError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
