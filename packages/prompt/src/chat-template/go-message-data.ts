import type { ChatMessage, ToolCall } from '@puna/runtime';
import { toGoJson } from '../go-template/functions/json.js';
import { GoList, GoMap, GoStruct, toGoValue, type GoValue } from '../go-template/values/go-values.js';

type Entry = readonly [string, GoValue];

/** The `.Messages` of a Go template. */
export function goMessages(messages: readonly ChatMessage[]): GoList {
  return new GoList(messages.map(goMessage), { typeName: '[]*template.Message' });
}

function goMessage(message: ChatMessage): GoStruct {
  const toolCalls = new GoList((message.toolCalls ?? []).map(goToolCall), { typeName: '[]template.ToolCall' });
  const images = new GoList((message.media ?? []).map(({ bytes }) => Buffer.from(bytes).toString('base64')));
  const fields = {
    Role: message.role,
    Content: message.content,
    Thinking: message.thinking ?? '',
    Images: images,
    ToolCalls: toolCalls,
    ToolName: message.toolName ?? '',
    ToolCallID: message.toolCallId ?? '',
  };
  const json: Entry[] = [
    ['role', fields.Role],
    ['content', fields.Content],
  ];
  if (fields.Thinking !== '') json.push(['thinking', fields.Thinking]);
  if (images.items.length > 0) json.push(['images', images]);
  if (toolCalls.items.length > 0) json.push(['tool_calls', toolCalls]);
  if (fields.ToolName !== '') json.push(['tool_name', fields.ToolName]);
  if (fields.ToolCallID !== '') json.push(['tool_call_id', fields.ToolCallID]);
  return new GoStruct('template.Message', fields, json);
}

function goToolCall(call: ToolCall, position: number): GoStruct {
  const index = BigInt(call.index ?? position);
  const values = new Map(Object.entries(call.arguments).map(([name, value]) => [name, toGoValue(value)]));
  const args: GoMap = new GoMap(values, { typeName: 'template.Arguments', print: () => toGoJson(args) });
  const called = new GoStruct('template.ToolCallFunction', { Index: index, Name: call.name, Arguments: args }, [
    ['index', index],
    ['name', call.name],
    ['arguments', args],
  ]);
  const id = call.id ?? '';
  const json: Entry[] = [...(id === '' ? [] : [['id', id] as const]), ['function', called]];
  return new GoStruct('template.ToolCall', { ID: id, Function: called }, json);
}
