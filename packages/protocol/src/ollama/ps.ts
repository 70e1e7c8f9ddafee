import type { ModelDetails } from './model-details.js';
import type { RuntimeChoice } from './runtime-choice.js';

/** `GET /api/ps`: the models that are loaded, longest remaining time first. */
export interface PsResponse {
  readonly models: readonly RunningEntry[];
}

/** One loaded model. */
export interface RunningEntry {
  readonly name: string;

  /** The same as `name`. */
  readonly model: string;

  /** Bytes of memory, on the host and on devices. */
  readonly size: number;

  /** 64 hex digits, without the algorithm. */
  readonly digest: string;
  readonly details: ModelDetails;

  /** With the machine's offset; about 292 years ahead where it is kept for ever. */
  readonly expires_at: string;

  /** The part of `size` that lies on devices. */
  readonly size_vram: number;

  /** Tokens of context that one request has. */
  readonly context_length: number;

  /** Absent while it is being loaded. */
  readonly runtime?: RuntimeChoice;
}
