/** Any failure: the whole body, or the last line of a stream that had begun. */
export interface ErrorResponse {
  readonly error: string;
}
