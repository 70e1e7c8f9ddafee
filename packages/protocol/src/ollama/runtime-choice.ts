/** Which runtime runs a model, or would. The original has no such field. */
export interface RuntimeChoice {
  /** Absent where none can. */
  readonly name?: string;

  /** The others that were asked, and why they do not. */
  readonly declined: readonly {
    readonly name: string;

    /** `format`, `architecture`, `feature`, `platform`, `configuration` or `unsupported`. */
    readonly reason: string;

    /** For people. */
    readonly message: string;
  }[];
}
