/** One number of a row. */
export interface Figure {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** One line of the table. */
export interface Row {
  readonly name: string;

  /** What was measured, for people. */
  readonly measured: string;

  /** Medians over the rounds. */
  readonly figures: readonly Figure[];

  /** The first figure by the second, or as `measured` says. */
  readonly ratio?: number;

  /** For people: `>= 0.85`. Absent where the row is for information only. */
  readonly target?: string;

  /** Whether the target was met. Absent where there is none, or where nothing was measured. */
  readonly met?: boolean;
  readonly rounds: number;

  /** Why nothing was measured, or what to know about the figures. */
  readonly note?: string;
}
