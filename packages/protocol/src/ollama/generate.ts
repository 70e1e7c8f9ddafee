import { z } from 'zod';

import type { ToolCall } from './message.js';
import type { AnswerWarnings, DebugInfo, DoneReason, LogprobEntry, Metrics } from './metrics.js';
import type { RemoteFields } from './remote-fields.js';
import { generationFields, imagesField, modelField } from './shared-fields.js';

/** `POST /api/generate`. */
export const generateRequestSchema = z
  .object({
    model: modelField,
    prompt: z.string().default(''),
    suffix: z.string().default(''),
    system: z.string().default(''),
    template: z.string().default(''),
    context: z.array(z.int()).exactOptional(),
    raw: z.boolean().default(false),
    images: imagesField,
    ...generationFields,
  })
  .meta({ title: 'GenerateRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type GenerateRequest = z.output<typeof generateRequestSchema>;

/** A request as a client may send it. */
export type GenerateRequestBody = z.input<typeof generateRequestSchema>;

/** One piece of the answer, or all of it with `stream: false`. */
export interface GenerateResponse extends Metrics, AnswerWarnings, RemoteFields {
  /** As sent. */
  readonly model: string;

  /** UTC. */
  readonly created_at: string;
  readonly response: string;
  readonly thinking?: string;
  readonly done: boolean;
  readonly done_reason?: DoneReason;

  /** The tokens of prompt and answer, in the last object. Absent in raw mode. */
  readonly context?: readonly number[];
  readonly tool_calls?: readonly ToolCall[];
  readonly _debug_info?: DebugInfo;
  readonly logprobs?: readonly LogprobEntry[];
}
