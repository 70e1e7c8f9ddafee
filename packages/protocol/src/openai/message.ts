import { z } from 'zod';

/** A piece of text. */
const textPartSchema = z.object({ type: z.literal('text'), text: z.string() });

/** A picture, as a `data:` URL. */
const imagePartSchema = z.object({
  type: z.literal('image_url'),
  image_url: z.union([z.string(), z.object({ url: z.string() })]),
});

/** A sound, in base64. */
const audioPartSchema = z.object({
  type: z.literal('input_audio'),
  input_audio: z.object({ data: z.string().default('') }, { error: 'invalid input_audio format' }),
});

const contentPartSchema = z.union([textPartSchema, imagePartSchema, audioPartSchema]);

/** One part of a message whose content is a list. */
export type OpenAiContentPart = z.output<typeof contentPartSchema>;

/** The kind of JSON, as error texts of the API name it. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'boolean') return 'bool';
  return 'map[string]interface {}';
}

const contentField = z
  .union([z.string(), z.array(contentPartSchema)], {
    error: ({ input }) =>
      Array.isArray(input) ? 'invalid message format' : `invalid message content type: ${kindOf(input)}`,
  })
  .exactOptional()
  .meta({ description: 'Text, or a list of parts: text, image_url, input_audio.' });

const toolCallSchema = z
  .object({
    id: z.string().default(''),
    function: z
      .object({ name: z.string().default(''), arguments: z.string().default('') })
      .meta({ title: 'ToolCallFunction' })
      .default({ name: '', arguments: '' }),
  })
  .meta({ title: 'ToolCall' });

/** A call in a request: its arguments are JSON in a string. */
export type OpenAiToolCallInput = z.output<typeof toolCallSchema>;

/** One message of a conversation. Only an assistant's message with calls may go without content. */
export const openAiMessageSchema = z
  .object({
    role: z.string().toLowerCase().default(''),
    content: contentField,
    name: z.string().exactOptional(),
    reasoning: z.string().exactOptional().meta({ description: 'What the assistant thought before this answer.' }),
    tool_calls: z.array(toolCallSchema).default([]),
    tool_call_id: z.string().exactOptional(),
  })
  .meta({ title: 'Message' });

/** One message of a conversation. */
export type OpenAiMessage = z.output<typeof openAiMessageSchema>;
