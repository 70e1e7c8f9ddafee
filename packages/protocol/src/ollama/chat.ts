import { z } from 'zod';

import { messageSchema, type Message } from './message.js';
import type { AnswerWarnings, DebugInfo, DoneReason, LogprobEntry, Metrics } from './metrics.js';
import type { RemoteFields } from './remote-fields.js';
import { generationFields, modelField } from './shared-fields.js';
import { toolChoiceField, toolSchema } from './tool.js';

/** `POST /api/chat`. */
export const chatRequestSchema = z
  .object({
    model: modelField,
    messages: z.array(messageSchema).default([]),
    tools: z.array(toolSchema).default([]),
    tool_choice: toolChoiceField,
    parallel_tool_calls: z.boolean().exactOptional(),
    ...generationFields,
  })
  .meta({ title: 'ChatRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type ChatRequest = z.output<typeof chatRequestSchema>;

/** A request as a client may send it. */
export type ChatRequestBody = z.input<typeof chatRequestSchema>;

/** One piece of the answer, or all of it with `stream: false`. */
export interface ChatResponse extends Metrics, AnswerWarnings, RemoteFields {
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
