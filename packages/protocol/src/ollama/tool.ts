import { z } from 'zod';

/**
 * The part of JSON Schema that templates see of one argument. Other keywords are dropped; the order here is the order
 * in which templates print the fields.
 */
export interface ToolProperty {
  anyOf?: ToolProperty[];
  type?: string | string[];
  items?: unknown;
  description?: string;
  enum?: unknown[];
  properties?: Record<string, ToolProperty>;
  required?: string[];
}

const propertyTypeField = z.union([z.string(), z.array(z.string())], {
  error: 'the type of a tool property must be a string or an array of strings',
});

const toolPropertySchema: z.ZodType<ToolProperty> = z
  .object({
    anyOf: z.array(z.lazy(() => toolPropertySchema)).exactOptional(),
    type: propertyTypeField.exactOptional(),
    items: z.unknown().exactOptional(),
    description: z.string().exactOptional(),
    enum: z.array(z.unknown()).exactOptional(),
    properties: z
      .record(
        z.string(),
        z.lazy(() => toolPropertySchema),
      )
      .exactOptional(),
    required: z.array(z.string()).exactOptional(),
  })
  .meta({ title: 'ToolProperty' });

export const toolParametersSchema = z
  .object({
    type: z.string().default(''),
    $defs: z.unknown().exactOptional(),
    items: z.unknown().exactOptional(),
    required: z.array(z.string()).exactOptional(),
    properties: z.record(z.string(), toolPropertySchema).exactOptional(),
  })
  .meta({ title: 'ToolFunctionParameters' });

export const toolFunctionSchema = z
  .object({
    name: z.string().default(''),
    description: z.string().exactOptional(),
    parameters: toolParametersSchema.exactOptional(),
  })
  .meta({ title: 'ToolFunction' });

/** A tool that the model may call. */
export const toolSchema = z
  .object({
    type: z.string().default(''),
    items: z.unknown().exactOptional(),
    function: toolFunctionSchema.default({ name: '' }),
  })
  .meta({ title: 'Tool' });

/** Which tool the model has to call, or whether it may; not in the original's API, and as OpenAI's has it. */
export const toolChoiceField = z
  .union(
    [z.enum(['auto', 'none', 'required']), z.object({ type: z.string(), function: z.object({ name: z.string() }) })],
    {
      error: 'tool_choice must be "auto", "none", "required" or {"type": "function", "function": {"name": …}}',
    },
  )
  .exactOptional();

/** A tool that the model may call. */
export type Tool = z.output<typeof toolSchema>;

/** A function that the model may call. */
export type ToolFunction = z.output<typeof toolFunctionSchema>;

/** What a function takes: an object whose properties are the arguments. */
export type ToolParameters = z.output<typeof toolParametersSchema>;
