import type { ChatTemplate } from '@puna/prompt';
import type { JsonSchema, OutputConstraint, Tool } from '@puna/runtime';
import { ConflictingRequestError } from '../errors/conflicting-request-error.js';
import type { ChatRequest } from './generation-request.js';

/** What a request's tools come to, with its choice among them. */
export interface ChosenTools {
  /** Those that the model is told of. */
  readonly tools: readonly Tool[];

  /** Present where the answer has to be a call. */
  readonly constraint?: OutputConstraint;
}

/** The tag of templates whose calls are bare JSON objects. */
const bareTag = '{';

/** A call of any of the tools, as templates have the model write it. */
function callSchema(tools: readonly Tool[], argumentsKey: string): JsonSchema {
  const calls = tools.map(({ function: { name, parameters } }) => ({
    type: 'object',
    properties: { name: { const: name }, [argumentsKey]: parameters ?? { type: 'object' } },
    required: ['name', argumentsKey],
    additionalProperties: false,
  }));
  const [only] = calls;
  return calls.length === 1 && only !== undefined ? only : { anyOf: calls };
}

/** Llama's templates write `parameters`, the others `arguments`. */
function argumentsKeyOf({ source }: ChatTemplate): string {
  return source.includes('"parameters"') && !source.includes('"arguments"') ? 'parameters' : 'arguments';
}

/**
 * Applies a request's choice among its tools. A choice that asks for a call holds the output to one by a grammar, so
 * that it does not depend on the model's goodwill.
 *
 * @throws ConflictingRequestError where the choice names no tool of the request, or can't go together with `format`.
 */
export function chooseTools(request: ChatRequest, template: ChatTemplate): ChosenTools {
  const { tools = [], toolChoice = 'auto' } = request;
  if (toolChoice === 'none') return { tools: [] };
  if (toolChoice === 'auto') return { tools };
  const callable =
    toolChoice === 'required' ? tools : tools.filter(({ function: { name } }) => name === toolChoice.name);
  if (callable.length === 0) {
    const wanted = toolChoice === 'required' ? 'asks for a call' : `names "${toolChoice.name}"`;
    throw new ConflictingRequestError(`tool_choice ${wanted}, but the request has no such tool`);
  }
  if (request.format) {
    throw new ConflictingRequestError('format can not be combined with a tool_choice that asks for a call');
  }
  const tag = template.toolCallTag ?? bareTag;
  return {
    tools,
    constraint: {
      type: 'json-schema',
      schema: callSchema(callable, argumentsKeyOf(template)),
      ...(tag === bareTag ? {} : { before: tag }),
    },
  };
}
