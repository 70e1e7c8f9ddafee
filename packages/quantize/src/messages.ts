/** What the child is to do. */
export interface QuantizeOrder {
  readonly sourcePath: string;

  /** In the child's working directory. Plain letters: on Windows, llama.cpp can't write to names with others. */
  readonly targetName: string;

  /** llama.cpp's number of the type. */
  readonly fileType: number;
  readonly allowRequantize: boolean;
  readonly threads: number;
}

/** What the child tells. Any but `progress` is the last one. */
export type QuantizeReport =
  | { readonly type: 'progress'; readonly completed: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly errorLines: readonly string[] }
  | { readonly type: 'unavailable'; readonly reason: string };

/** The end of the child's work. */
export type QuantizeOutcome = Exclude<QuantizeReport, { readonly type: 'progress' }>;
