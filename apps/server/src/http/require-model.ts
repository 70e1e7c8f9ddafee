import { CodedError } from '@puna/errors';
import { RequestBodyError } from '@puna/protocol';

/** Refuses a request that names no model. */
export function requireModel(model: string): void {
  if (model === '') throw new RequestBodyError('invalid-field', 'model is required', 'model');
}

/** No model was named, on an endpoint that treats this like a name that does not exist. */
export class EmptyNameError extends CodedError {
  constructor(message: string) {
    super('server', 'model-not-found', message);
  }
}
