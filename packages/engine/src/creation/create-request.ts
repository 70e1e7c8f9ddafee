import type { ModelName } from '@puna/protocol';
import type { PullProgress } from '../transfers/transfer-progress.js';

/** What a model is made of. */
export interface CreateModelRequest {
  readonly name: ModelName;

  /** The name of a model to start from, as the client sent it. */
  readonly from?: string;

  /** Digests of uploaded files by their relative paths. */
  readonly files?: Readonly<Record<string, string>>;

  /** Digests of uploaded LoRA adapters by their relative paths. */
  readonly adapters?: Readonly<Record<string, string>>;
  readonly template?: string;
  readonly system?: string;
  readonly licenses?: readonly string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly quantize?: string;
  readonly renderer?: string;
  readonly parser?: string;
  readonly requires?: string;

  /** Overrides of what the header says: `capabilities`, `model_family`, `base_name` … */
  readonly info?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** What happens while a model is made, in order. A model to start from that is not in the store is pulled first. */
export type CreateProgress =
  | Exclude<PullProgress, { readonly step: 'success' }>
  | { readonly step: 'parsing-gguf' }
  | { readonly step: 'autodetected-template'; readonly template: string }
  | { readonly step: 'existing-layer' | 'new-layer'; readonly digest: string }
  | { readonly step: 'success' };
