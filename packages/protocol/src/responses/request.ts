import { z } from 'zod';
import { reasoningEffortField } from '../openai/reasoning-effort.js';

/** A part of a message or of a tool's result: `input_text`, `output_text`, `input_image`. */
const partSchema = z.object({
  type: z.string(),
  text: z.string().nullish(),
  image_url: z.string().nullish(),
});

const contentField = z
  .union([z.string(), z.array(partSchema)], { error: 'content must be a string or an array of parts' })
  .exactOptional();

/** One item of the input. One schema for all types, as unknown ones are told by their type alone. */
export const responseInputItemSchema = z
  .object({
    type: z.string().exactOptional(),
    role: z.string().exactOptional(),
    content: contentField,
    call_id: z.string().default(''),
    name: z.string().default(''),
    arguments: z.string().default(''),
    output: contentField,
    encrypted_content: z.string().default(''),
  })
  .meta({ title: 'ResponseInputItem' });

/** `POST /v1/responses`. */
export const responsesRequestSchema = z
  .object({
    model: z.string().trim().default(''),

    /** A text, or items; each item is read on its own, so that errors can name it. */
    input: z.unknown().exactOptional(),
    instructions: z.string().exactOptional(),
    max_output_tokens: z.int().exactOptional(),
    temperature: z.number().exactOptional(),
    top_p: z.number().exactOptional(),
    reasoning: z.object({ effort: reasoningEffortField, summary: z.string().exactOptional() }).exactOptional(),
    text: z.object({ format: z.record(z.string(), z.unknown()).exactOptional() }).exactOptional(),
    tools: z.array(z.record(z.string(), z.unknown())).default([]),
    tool_choice: z.union([z.string(), z.record(z.string(), z.unknown())]).exactOptional(),
    parallel_tool_calls: z.boolean().exactOptional(),
    stream: z.boolean().default(false),
    truncation: z.string().exactOptional(),
    background: z.boolean().exactOptional(),
    previous_response_id: z.string().exactOptional(),
    conversation: z.unknown().exactOptional(),
    prompt: z.unknown().exactOptional(),
  })
  .meta({ title: 'ResponsesRequest' });

/** An item of the input. */
export type ResponseInputItem = z.output<typeof responseInputItemSchema>;

/** A decoded request. */
export type ResponsesRequest = z.output<typeof responsesRequestSchema>;
