/** Why a model was unloaded. */
export type UnloadReason =
  /** Its keep-alive ran out, or was set to zero. */
  | 'expired'
  /** Another model needed its place. */
  | 'evicted'
  /** A request wanted it with other settings. */
  | 'reload'
  /** The scheduler was closed. */
  | 'scheduler-closed';

/** Something that happened to one model, for logs and metrics. `label` is the one of the request that loaded it. */
export type SchedulerEvent<Label> = { readonly key: string; readonly label: Label } & (
  | { readonly type: 'loading' }
  /** `duration` in ms, of the load alone. */
  | { readonly type: 'loaded'; readonly duration: number }
  /** The error may be the reason why the load was aborted. */
  | { readonly type: 'load-failed'; readonly error: unknown }
  /** `error` is what its `close` failed with; it counts as unloaded all the same. */
  | { readonly type: 'unloaded'; readonly reason: UnloadReason; readonly error?: unknown }
  /** It ended by itself. `error` is undefined where somebody else closed it. */
  | { readonly type: 'crashed'; readonly error: unknown }
);
