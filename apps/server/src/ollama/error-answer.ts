import { errorCode, errorStatus } from '../http/error-status.js';
import { jsonResponse } from '../http/json-response.js';

/** An error as the Ollama API tells it. */
export interface OllamaError {
  readonly status: number;
  readonly text: string;
}

/** Texts that the API has of its own for errors of the layers below (contract: api, sections 2 and 4). */
const texts: Readonly<Record<string, (message: string) => string>> = {
  'invalid-model-name': () => 'invalid model name',
  'queue-full': () => 'server busy, please try again.  maximum pending requests exceeded',
  'model-crashed': (message) =>
    `model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check puna server logs for details: ${message}`,
  'context-exceeded': (message) =>
    `the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length (${message})`,
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Texts of one endpoint that differ from the common ones, by error code. */
export type EndpointTexts = Readonly<Record<string, (message: string) => string>>;

/** Statuses of one endpoint that differ from the common ones, by error code. */
export type EndpointStatuses = Readonly<Record<string, number>>;

/** How one endpoint tells errors where it differs from the others. */
export interface ErrorDialect {
  readonly texts?: EndpointTexts;
  readonly statuses?: EndpointStatuses;
}

/** An error in the words of the API. */
export function describeOllamaError(error: unknown, dialect: ErrorDialect = {}): OllamaError {
  const code = errorCode(error) ?? '';
  const message = messageOf(error);
  const text = dialect.texts?.[code] ?? texts[code];
  return { status: dialect.statuses?.[code] ?? errorStatus(error), text: text?.(message) ?? message };
}

/** An error as the answer to a request that was not answered yet. */
export function errorAnswer(error: unknown, dialect?: ErrorDialect): Response {
  const { status, text } = describeOllamaError(error, dialect);
  return jsonResponse({ error: text }, status);
}

/** The last line of a stream that failed after it had begun. */
export function errorLine(error: unknown): { readonly error: string } {
  if (errorCode(error) === 'model-crashed') {
    return { error: `an error was encountered while running the model: ${messageOf(error)}` };
  }
  return { error: describeOllamaError(error).text };
}
