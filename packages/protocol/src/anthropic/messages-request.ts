import { z } from 'zod';
import { contentField } from './content-block.js';

const messageSchema = z
  .object({
    role: z.string().default(''),
    content: contentField('messages.content').default(''),
  })
  .meta({ title: 'MessageParam' });

const toolSchema = z
  .object({
    /** Absent or `custom`: described by the client. Others name tools that the vendor's servers run. */
    type: z.string().exactOptional(),
    name: z.string().default(''),
    description: z.string().exactOptional(),

    /** A JSON Schema; checked when it is turned into a tool, with the tool's name in the error. */
    input_schema: z.unknown().exactOptional(),
  })
  .meta({ title: 'Tool' });

/** What is counted: a conversation without what bounds its answer. */
const conversationFields = {
  model: z.string().trim().default(''),
  messages: z.array(messageSchema).default([]),
  system: contentField('system').exactOptional(),
  tools: z.array(toolSchema).default([]),
  tool_choice: z
    .object({
      type: z.string().default('auto'),
      name: z.string().exactOptional(),
      disable_parallel_tool_use: z.boolean().default(false),
    })
    .exactOptional(),
  thinking: z.object({ type: z.string().default(''), budget_tokens: z.int().exactOptional() }).exactOptional(),
  output_config: z
    .object({
      effort: z.string().exactOptional(),
      format: z.object({ type: z.string().default(''), schema: z.unknown().exactOptional() }).exactOptional(),
    })
    .exactOptional(),
};

/** `POST /v1/messages`. What is missing is told by the server in its own order, so all fields have defaults. */
export const messagesRequestSchema = z
  .object({
    ...conversationFields,

    /** Tokens that the answer may have. */
    max_tokens: z.int().default(0),
    temperature: z.number().exactOptional(),
    top_p: z.number().exactOptional(),
    top_k: z.int().exactOptional(),
    stop_sequences: z.array(z.string()).exactOptional(),
    stream: z.boolean().default(false),

    /** Asks the server to keep the conversation (`create`), or goes on with one that it keeps (`continue`). */
    thread: z.object({ type: z.string().default('') }).exactOptional(),
  })
  .meta({ title: 'MessagesRequest' });

/** `POST /v1/messages/count_tokens`. */
export const countTokensRequestSchema = z.object(conversationFields).meta({ title: 'CountTokensRequest' });

/** A decoded request for an answer. */
export type MessagesRequest = z.output<typeof messagesRequestSchema>;

/** A decoded request for the length of a conversation. */
export type CountTokensRequest = z.output<typeof countTokensRequestSchema>;

/** The answer of `POST /v1/messages/count_tokens`. */
export interface CountTokensResponse {
  readonly input_tokens: number;
}
