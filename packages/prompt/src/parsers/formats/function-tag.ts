import type { Tool } from '@puna/runtime';
import { noCall, type CallBlock, type FoundCall, type ReadContext } from './call-reader.js';
import { isObject, parseJson, readJson } from './json-calls.js';
import { skipSpace, withClosing } from './scan.js';

/** What begins a call in the function form. */
export const functionOpening = '<function=';

const closing = '</function>';

/**
 * Reads a call in the function form, which begins at `start`: `<function=name>{"a": 1}</function>`, or with a
 * `<parameter=a>1</parameter>` for each argument.
 */
export function readFunctionTag(
  text: string,
  start: number,
  { tools, isComplete }: ReadContext,
): CallBlock | undefined {
  const nameStart = start + functionOpening.length;
  const [head = '', name = ''] = /^([\w.-]+)>/.exec(text.slice(nameStart)) ?? [];
  if (head === '') return /^[\w.-]*$/.test(text.slice(nameStart)) ? undefined : noCall(nameStart);
  const bodyStart = skipSpace(text, nameStart + head.length);
  if (text.charAt(bodyStart) === '{') {
    const json = readJson(text, bodyStart);
    const end = json && withClosing(text, json.end, closing, isComplete);
    if (json === undefined || end === undefined) return undefined;
    return { end, calls: isObject(json.value) ? [{ name, arguments: json.value }] : undefined };
  }
  const end = text.indexOf(closing, bodyStart);
  if (end === -1) return undefined;
  const tool = tools.find((one) => one.function.name === name);
  return { end: end + closing.length, calls: parameterCall(name, text.slice(bodyStart, end), tool) };
}

function parameterCall(name: string, body: string, tool: Tool | undefined): readonly FoundCall[] | undefined {
  const args: Record<string, unknown> = {};
  const rest = body.replaceAll(/<parameter=([^>]+)>([\s\S]*?)<\/parameter>/g, (_, key: string, value: string) => {
    args[key] = typed(value.replace(/^\n/, '').replace(/\n$/, ''), tool, key);
    return '';
  });
  return rest.trim() === '' ? [{ name, arguments: args }] : undefined;
}

/** Values are written bare: those that the tool's schema doesn't want as text are JSON. */
function typed(value: string, tool: Tool | undefined, key: string): unknown {
  const { properties } = (tool?.function.parameters ?? {}) as { readonly properties?: unknown };
  const schema = isObject(properties) ? properties[key] : undefined;
  const type = isObject(schema) ? schema.type : undefined;
  return type === undefined || type === 'string' ? value : (parseJson(value) ?? value);
}
