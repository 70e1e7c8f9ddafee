import type { AnthropicErrorDetails, AnthropicErrorResponse, AnthropicErrorType } from '@puna/protocol';
import { errorCode } from '../http/error-status.js';
import { jsonResponse } from '../http/json-response.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { describeError } from '../http/describe-error.js';

const types: Readonly<Record<number, AnthropicErrorType>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  529: 'overloaded_error',
};

/** By the code of an error: what the vendor's own clients look for, to go on in another way. */
const details: Readonly<Record<string, AnthropicErrorDetails>> = {
  'thread-unsupported': { error_code: 'thread_unsupported_request' },
};

/** Where an error is told: the id of its request, and the model as the client named it. */
export interface ErrorPlace {
  readonly requestId: string;
  readonly model: string;
}

function describe(error: unknown, { requestId, model }: ErrorPlace): { status: number; body: AnthropicErrorResponse } {
  const { status, text } = describeError(error, {
    texts: modelNotFoundTexts(model),
  });
  const detail = details[errorCode(error) ?? ''];
  const body = {
    type: 'error',
    error: { type: types[status] ?? 'api_error', message: text, ...(detail === undefined ? {} : { details: detail }) },
    request_id: requestId,
  } as const;
  return { status, body };
}

/** An error as the answer to a request that was not answered yet. */
export function errorAnswer(error: unknown, place: ErrorPlace): Response {
  const { status, body } = describe(error, place);
  return jsonResponse(body, status);
}

/** An error as the last event of a stream that failed after it had begun. */
export function errorEvent(error: unknown, place: ErrorPlace): AnthropicErrorResponse {
  return describe(error, place).body;
}
