/** One line of the answer to pull, push and create; with `stream: false` only the last, `{"status":"success"}`. */
export interface ProgressResponse {
  readonly status: string;

  /** The layer that the line is about. */
  readonly digest?: string;

  /** Bytes of the layer. */
  readonly total?: number;

  /** Bytes that are done; left out while 0. */
  readonly completed?: number;
}
