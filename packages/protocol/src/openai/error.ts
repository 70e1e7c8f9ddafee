/** Any failure: the whole body, or an event of a stream that had begun. */
export interface OpenAiErrorResponse {
  readonly error: {
    readonly message: string;
    readonly type: 'invalid_request_error' | 'not_found_error' | 'api_error';
    readonly param: null;
    readonly code: null;
  };
}
