import type { ToolChoice } from '@puna/engine';
import type { ChatRequest as WireChatRequest, Tool as WireTool } from '@puna/protocol';
import type { Tool } from '@puna/runtime';

/** The choice among the tools of a request. */
export function decodeToolChoice(choice: NonNullable<WireChatRequest['tool_choice']>): ToolChoice {
  return typeof choice === 'string' ? choice : { name: choice.function.name };
}

/** A tool of a request. */
export function decodeTool({ type, function: { name, description, parameters } }: WireTool): Tool {
  return {
    type,
    function: {
      name,
      ...(description === undefined ? {} : { description }),
      ...(parameters === undefined ? {} : { parameters: { ...parameters } }),
    },
  };
}
