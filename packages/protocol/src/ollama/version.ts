/** `GET /api/version`. */
export interface VersionResponse {
  /** A semantic version. */
  readonly version: string;
}
