import { ContextExceededError, InvalidRequestError, RuntimeError, UnsupportedError } from '@puna/runtime';
import { numberIn, objectIn, textIn } from '@puna/runtime/adapter';

/** The error for what llama-server answered instead of a result: by the type that it names, never by its text. */
export function serverError(body: unknown, status?: number): RuntimeError {
  const error = objectIn(objectIn(body)['error'] ?? body);
  const message = textIn(error['message']) || `llama-server answered with the status ${status}.`;
  switch (textIn(error['type'])) {
    case 'exceed_context_size_error': {
      const tokens = numberIn(error['n_prompt_tokens']);
      const contextLength = numberIn(error['n_ctx']);
      return new ContextExceededError(
        `The prompt has ${tokens} tokens, but the context holds ${contextLength}, the answer included. Shorten the prompt or load the model with a longer context.`,
        { tokens, contextLength },
      );
    }
    case 'invalid_request_error':
      return new InvalidRequestError(`llama-server refused the request: ${message}`);
    case 'not_supported_error':
      return new UnsupportedError(`llama-server does not support the request: ${message}`);
    default:
      return new RuntimeError('compute-failed', `llama-server failed: ${message}`, { status });
  }
}
