/** Where a model runs that has no weights here. */
export interface RemoteFields {
  /** Its name there. */
  readonly remote_model?: string;

  /** Base addresses of the engines, with commas between them. */
  readonly remote_host?: string;
}
