/** How far one layer is. */
export interface LayerProgress {
  /** `sha256:<64 hex>` */
  readonly digest: string;

  /** Bytes. */
  readonly total: number;

  /** Bytes that are done, those that were there before included. */
  readonly completed: number;
}

/** What happens while a model is pulled, in order; layers move side by side. */
export type PullProgress =
  | { readonly step: 'pulling-manifest' }
  | ({ readonly step: 'pulling-layer' } & LayerProgress)
  | { readonly step: 'verifying' }
  | { readonly step: 'writing-manifest' }
  | { readonly step: 'removing-unused' }
  | { readonly step: 'success' };

/** What happens while a model is pushed, in order; layers move side by side. */
export type PushProgress =
  | { readonly step: 'retrieving-manifest' }
  | ({ readonly step: 'pushing-layer' } & LayerProgress)
  | { readonly step: 'pushing-manifest' }
  | { readonly step: 'success' };

/** What happens while the files of models are read again. */
export type VerifyProgress =
  | ({ readonly step: 'verifying-file' | 'repairing-file' } & LayerProgress)
  | { readonly step: 'found-damage'; readonly digest: string }
  | { readonly step: 'success'; readonly verified: number; readonly repaired: number };

/** A transfer of one model. */
export interface TransferRequest {
  /** The name as the client sent it, `http://` before it included. */
  readonly model: string;

  /** Use plain http. */
  readonly insecure?: boolean;
  readonly signal?: AbortSignal;
}
