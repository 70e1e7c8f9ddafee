import { RegistryError } from './registry-error.js';

const codes = { http: 'insecure-protocol', other: 'unsupported-protocol' };

/** A name asks for plain http without `insecure`, or for a scheme that no registry speaks. */
export class ProtocolRefusedError extends RegistryError {
  readonly scheme: string;

  constructor(scheme: string) {
    if (scheme === 'http') super(codes.http, 'insecure protocol http');
    else super(codes.other, `unsupported protocol scheme "${scheme}": use https, or http with insecure`);
    this.scheme = scheme;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ProtocolRefusedError {
    return RegistryError.isInstance(value) && Object.values(codes).includes(value.code);
  }
}
