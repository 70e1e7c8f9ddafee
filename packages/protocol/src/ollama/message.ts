import { z } from 'zod';

import { imagesField } from './shared-fields.js';

/** A call of a tool that a model made. The field `type` that some clients send is ignored. */
export const toolCallSchema = z
  .object({
    id: z.string().exactOptional(),
    function: z
      .object({
        index: z.int().exactOptional(),
        name: z.string().default(''),
        arguments: z.record(z.string(), z.unknown()).default({}),
      })
      .meta({ title: 'ToolCallFunction' })
      .default({ name: '', arguments: {} }),
  })
  .meta({ title: 'ToolCall' });

/** One message of a conversation. The order of the fields is the order on the wire. */
export const messageSchema = z
  .object({
    role: z.string().toLowerCase().default(''),
    content: z.string().default(''),
    thinking: z.string().exactOptional(),
    images: imagesField,
    tool_calls: z.array(toolCallSchema).exactOptional(),
    tool_name: z.string().exactOptional(),
    tool_call_id: z.string().exactOptional(),
  })
  .meta({ title: 'Message' });

/** A call of a tool that a model made. In answers `function.index` is always present, from 0. */
export type ToolCall = z.output<typeof toolCallSchema>;

/** One message of a conversation. `role` is in lower case; `content` is empty where the client sent null. */
export type Message = z.output<typeof messageSchema>;

/** A message as a client may send it. */
export type MessageBody = z.input<typeof messageSchema>;
