import { QuantizeError } from './quantize-error.js';

/** How the process that quantised ended. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;

  /** The last lines that it printed to its standard error. */
  readonly stderr: readonly string[];
}

/** The process that quantised died in the middle of its work: a fault of native code, a damaged file, not enough memory. */
export class QuantizerCrashedError extends QuantizeError<'quantizer-crashed'> {
  readonly end: ProcessEnd;

  constructor(end: ProcessEnd) {
    const how = end.signal === null ? `exit code ${end.exitCode}` : `signal ${end.signal}`;
    const last = end.stderr.at(-1);
    super('quantizer-crashed', `the quantising process died (${how})${last === undefined ? '' : `: ${last}`}`);
    this.end = end;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is QuantizerCrashedError {
    return QuantizeError.isInstance(value) && value.code === 'quantizer-crashed';
  }
}
