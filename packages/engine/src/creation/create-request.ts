import type { ModelName } from '@puna/protocol';
import type { RemoteSource } from './base-from-remote.js';
import type { PullProgress } from '../transfers/transfer-progress.js';

/** What a model is made of. */
export interface CreateModelRequest {
  readonly name: ModelName;

  /** The name of a model to start from, as the client sent it. */
  readonly from?: string;

  /** Engines elsewhere that run the model; it has no weights here then, and `from` is not used. */
  readonly remote?: RemoteSource;

  /** Digests of uploaded files by their relative paths: GGUF files, or a model in Hugging Face's layout. */
  readonly files?: Readonly<Record<string, string>>;

  /** Digests of an uploaded LoRA adapter's files by their relative paths: one GGUF file, or PEFT's layout. */
  readonly adapters?: Readonly<Record<string, string>>;

  /** Digests of the files of a small model that drafts tokens, by their relative paths. */
  readonly draftFiles?: Readonly<Record<string, string>>;
  readonly template?: string;
  readonly system?: string;
  readonly licenses?: readonly string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];

  /** The number format of the weights: `Q4_K_M`, `F16` … Empty or absent: as they are. */
  readonly quantize?: string;

  /** The same for the model that drafts tokens. */
  readonly draftQuantize?: string;

  /** Whether weights may be quantised that are quantised already, which loses quality twice. Default false. */
  readonly allowRequantize?: boolean;
  readonly renderer?: string;
  readonly parser?: string;
  readonly requires?: string;

  /** Overrides of what the header says: `capabilities`, `model_family`, `base_name` … */
  readonly info?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** How far a step is. What is counted (bytes, tensors) differs from step to step. */
export interface StepProgress {
  readonly completed: number;
  readonly total: number;
}

/** What happens while a model is made, in order. A model to start from that is not in the store is pulled first. */
export type CreateProgress =
  | Exclude<PullProgress, { readonly step: 'success' }>
  | { readonly step: 'parsing-gguf' }
  | { readonly step: 'converting-model' | 'converting-adapter' | 'joining-parts'; readonly progress?: StepProgress }
  | { readonly step: 'verifying-conversion'; readonly progress?: StepProgress }
  | {
      readonly step: 'quantizing';
      readonly from: string;
      readonly to: string;
      readonly progress: StepProgress;
    }
  | { readonly step: 'autodetected-template'; readonly template: string }
  | { readonly step: 'existing-layer' | 'new-layer'; readonly digest: string }
  | { readonly step: 'success' };
