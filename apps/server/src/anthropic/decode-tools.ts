import type { ChatRequest, ToolChoice } from '@puna/engine';
import { RequestBodyError, decodeRequest, toolSchema, type CountTokensRequest } from '@puna/protocol';
import type { Tool } from '@puna/runtime';
import { decodeTool } from '../generation/decode-tools.js';
import { invalidRequest } from './invalid-request.js';

type WireTool = CountTokensRequest['tools'][number];

/** Tools that the vendor's servers run have a type with a date and no schema: nothing here can run them. */
function isServerTool(tool: WireTool): boolean {
  return tool.type !== undefined && tool.type !== 'custom' && tool.input_schema === undefined;
}

function decodeOne({ name, description, input_schema: parameters }: WireTool): Tool {
  try {
    const wire = { type: 'function', function: { name, description, parameters } };
    return decodeTool(decodeRequest(toolSchema, wire, 'Tool'));
  } catch (error) {
    if (!RequestBodyError.isInstance(error)) throw error;
    throw invalidRequest(`invalid input_schema for tool ${JSON.stringify(name)}: ${error.message}`, 'tools');
  }
}

/** The choice among the tools. A kind that is not known is left to the model, as no choice is. */
function decodeChoice(choice: NonNullable<CountTokensRequest['tool_choice']>, warnings: string[]): ToolChoice {
  switch (choice.type) {
    case 'auto':
    case 'none':
      return choice.type;
    case 'any':
      return 'required';
    case 'tool':
      return { name: choice.name ?? '' };
    default:
      warnings.push(`tool_choice ${JSON.stringify(choice.type)} is not supported: the model chooses`);
      return 'auto';
  }
}

/**
 * The tools that the model is told of, and the choice among them.
 *
 * @param warnings takes a line for each thing that is not honoured
 * @throws RequestBodyError where the schema of a tool can't be used.
 */
export function decodeTools(
  { tools, tool_choice: choice }: CountTokensRequest,
  warnings: string[],
): Pick<ChatRequest, 'tools' | 'toolChoice' | 'parallelToolCalls'> {
  for (const tool of tools.filter(isServerTool)) {
    warnings.push(`tool type ${JSON.stringify(tool.type)} is not supported: the tool is left out`);
  }
  return {
    tools: tools.filter((tool) => !isServerTool(tool)).map(decodeOne),
    ...(choice === undefined
      ? {}
      : { toolChoice: decodeChoice(choice, warnings), parallelToolCalls: !choice.disable_parallel_tool_use }),
  };
}
