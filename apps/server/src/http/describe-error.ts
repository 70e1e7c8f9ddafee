import { errorCode, errorStatus } from './error-status.js';

/** An error as clients are told of it, before an API puts it into its own form. */
export interface DescribedError {
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

/** The status and the text of an error. */
export function describeError(error: unknown, dialect: ErrorDialect = {}): DescribedError {
  const code = errorCode(error) ?? '';
  const message = messageOf(error);
  const text = dialect.texts?.[code] ?? texts[code];
  return { status: dialect.statuses?.[code] ?? errorStatus(error), text: text?.(message) ?? message };
}

/** The text of an error that ended a stream after it had begun. */
export function describeLateError(error: unknown): string {
  if (errorCode(error) === 'model-crashed') {
    return `an error was encountered while running the model: ${messageOf(error)}`;
  }
  return describeError(error).text;
}
