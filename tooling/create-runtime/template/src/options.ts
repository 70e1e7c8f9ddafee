/** Settings of the adapter itself; what concerns one model is in `LoadSettings`. They are plain data, to cross processes. */
export interface AcmeRuntimeOptions {
  /** How well acme suits the models that it can run, 0 to 100. Default 50. */
  readonly preference?: number;
}
