import { z } from 'zod';

import { keepAliveSchema } from '../keep-alive.js';
import { messageSchema, type Message } from './message.js';
import type { DebugInfo, DoneReason, LogprobEntry, Metrics } from './metrics.js';
import { formatField, modelField, optionsField, streamField, thinkField } from './shared-fields.js';
import { toolSchema } from './tool.js';

/** `POST /api/chat`. */
export const chatRequestSchema = z
  .object({
    model: modelField,
    messages: z.array(messageSchema).default([]),
    tools: z.array(toolSchema).default([]),
    stream: streamField,
    format: formatField,
    keep_alive: keepAliveSchema.exactOptional(),
    options: optionsField,
    think: thinkField,
    truncate: z.boolean().default(true),
    shift: z.boolean().exactOptional(),
    logprobs: z.boolean().default(false),
    top_logprobs: z.int().default(0),
    _debug_render_only: z.boolean().default(false),
  })
  .meta({ title: 'ChatRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type ChatRequest = z.output<typeof chatRequestSchema>;

/** A request as a client may send it. */
export type ChatRequestBody = z.input<typeof chatRequestSchema>;

/** One piece of the answer, or all of it with `stream: false`. */
export interface ChatResponse extends Metrics {
  /** As sent. */
  readonly model: string;

  /** UTC. */
  readonly created_at: string;
  readonly message: Message;
  readonly done: boolean;
  readonly done_reason?: DoneReason;
  readonly _debug_info?: DebugInfo;
  readonly logprobs?: readonly LogprobEntry[];
}
