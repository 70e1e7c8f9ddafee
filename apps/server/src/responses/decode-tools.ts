import type { ToolChoice } from '@puna/engine';
import { decodeRequest, toolSchema, type ResponsesRequest } from '@puna/protocol';
import type { Tool } from '@puna/runtime';
import { decodeTool } from '../generation/decode-tools.js';

type WireTool = ResponsesRequest['tools'][number];

function isWireTool(value: unknown): value is WireTool {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The tools that the model is told of. A namespace stands for its tools, with its name before theirs.
 *
 * @param warnings takes a line for each tool that can't be used
 * @throws RequestBodyError where a function can't be read.
 */
export function decodeTools(tools: readonly WireTool[], warnings: string[], prefix = ''): Tool[] {
  return tools.flatMap((tool) => {
    const { type, name, description, parameters, tools: members } = tool;
    if (type === 'namespace' && Array.isArray(members)) {
      const inner = prefix === '' && typeof name === 'string' ? `${name}.` : prefix;
      return decodeTools(members.filter(isWireTool), warnings, inner);
    }
    if (type !== 'function') {
      warnings.push(`tool type ${JSON.stringify(type)} is not supported: the tool is left out`);
      return [];
    }
    const named = typeof name === 'string' ? prefix + name : name;
    const wire = { type: 'function', function: { name: named, description, parameters } };
    return [decodeTool(decodeRequest(toolSchema, wire, 'Tool'))];
  });
}

/** The choice among the tools; undefined leaves it to the model. */
export function decodeToolChoice(choice: ResponsesRequest['tool_choice'], warnings: string[]): ToolChoice | undefined {
  if (choice === undefined || choice === 'auto' || choice === 'none' || choice === 'required') return choice;
  if (typeof choice === 'object' && choice['type'] === 'function' && typeof choice['name'] === 'string') {
    return { name: choice['name'] };
  }
  warnings.push('tool_choice is of an unsupported kind: the model chooses');
  return undefined;
}
