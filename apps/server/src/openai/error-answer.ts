import type { OpenAiErrorResponse } from '@puna/protocol';
import { jsonResponse } from '../http/json-response.js';
import { describeError, describeLateError, type EndpointTexts } from '../http/describe-error.js';

/** Texts of this API that differ from those of the native one. */
const texts: EndpointTexts = { 'missing-body': () => 'EOF' };

function errorType(status: number): OpenAiErrorResponse['error']['type'] {
  if (status === 400) return 'invalid_request_error';
  return status === 404 ? 'not_found_error' : 'api_error';
}

function envelope(status: number, message: string): OpenAiErrorResponse {
  return { error: { message, type: errorType(status), param: null, code: null } };
}

/**
 * An error as the answer to a request that was not answered yet (contract: openai-anthropic, section 1).
 *
 * @param endpointTexts texts of one endpoint that differ from the common ones, by error code
 */
export function openAiErrorAnswer(error: unknown, endpointTexts: EndpointTexts = {}): Response {
  const { status, text } = describeError(error, { texts: { ...texts, ...endpointTexts } });
  return jsonResponse(envelope(status, text), status);
}

/** The event of a stream that failed after it had begun. */
export function openAiErrorEvent(error: unknown): OpenAiErrorResponse {
  return envelope(describeError(error).status, describeLateError(error));
}
