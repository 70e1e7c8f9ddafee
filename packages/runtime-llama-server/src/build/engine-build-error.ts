import { RuntimeError } from '@puna/runtime';

/**
 * - `build-tools-missing`: `details.missing` names the programs that are not on the PATH;
 * - `build-source-missing`: node-llama-cpp is not installed or carries no source;
 * - `build-failed`: a step failed; `details.logFile` is where its output is.
 */
export type EngineBuildErrorCode = 'build-tools-missing' | 'build-source-missing' | 'build-failed';

/** A llama-server could not be built. */
export class EngineBuildError extends RuntimeError {
  constructor(
    code: EngineBuildErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(code, message, details, options);
  }
}
