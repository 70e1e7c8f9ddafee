import { STATUS_CODES } from 'node:http';
import { CommandError } from '../command-error.js';

/** The server answered a request with an error. The message is the server's own text. */
export class ApiError extends CommandError {
  override readonly code = 'api-error';

  /** The HTTP status of the answer. */
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }

  /** The message with the status before it, as commands show it whose answer is a stream: `400 Bad Request: …`. */
  withStatus(): CommandError {
    return new CommandError(`${this.status} ${STATUS_CODES[this.status] ?? ''}: ${this.message}`, { cause: this });
  }
}

/** Reads the error out of an answer: `{"error": "<text>"}`, or whatever text it holds. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body = (await response.text()).trim();
  return new ApiError(response.status, errorText(body) || STATUS_CODES[response.status] || String(response.status));
}

function errorText(body: string): string {
  try {
    const parsed = JSON.parse(body) as { error?: unknown } | null;
    return typeof parsed?.error === 'string' ? parsed.error : body;
  } catch {
    return body;
  }
}
