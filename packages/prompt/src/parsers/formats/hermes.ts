import { findArguments } from '../find-arguments.js';
import { findToolName } from '../find-tool-name.js';
import { noCall, type CallBlock, type CallReader, type FoundCall, type ReadContext } from './call-reader.js';
import { functionOpening, readFunctionTag } from './function-tag.js';
import { callsIn, isObject, parseJson, readJson } from './json-calls.js';
import { follow, skipSpace, withClosing } from './scan.js';

const closing = '</tool_call>';

/**
 * Hermes, Qwen 2 and 3: `<tool_call>{"name": "a", "arguments": {}}</tool_call>`. Qwen 3 Coder has the function form inside
 * it; GLM a name, then an `<arg_key>` and an `<arg_value>` for each argument. The closing tag may be missing after JSON.
 */
export const hermesReader: CallReader = {
  openings: ['<tool_call>'],
  read: (text, opening, context) => {
    const start = skipSpace(text, opening.length);
    if (start === text.length) return undefined;
    const tagged = follow(text, start, functionOpening);
    if (tagged === 'more') return undefined;
    if (tagged !== 'no') return closed(text, readFunctionTag(text, start, context), context);
    if ('{['.includes(text.charAt(start))) return closed(text, readJsonCalls(text, start, context), context);
    return readNamed(text, start, context);
  },
};

function closed(text: string, block: CallBlock | undefined, { isComplete }: ReadContext): CallBlock | undefined {
  const end = block && withClosing(text, block.end, closing, isComplete);
  return block === undefined || end === undefined ? undefined : { ...block, end };
}

function readJsonCalls(text: string, start: number, { tools }: ReadContext): CallBlock | undefined {
  const json = readJson(text, start);
  if (json === undefined) return undefined;
  return { end: json.end, calls: callsIn(json.value) ?? looseCall(text.slice(start, json.end), tools) };
}

/** Small models wrap a call in other objects, or write its arguments under the tool's name. */
function looseCall(text: string, tools: ReadContext['tools']): readonly FoundCall[] | undefined {
  const names = tools.map((tool) => tool.function.name);
  const name = findToolName(text, names, true)?.name;
  const found = name === undefined ? undefined : findArguments(text, name);
  return name === undefined || found === undefined ? undefined : [{ name, arguments: found.arguments }];
}

/** A tool's name, then its arguments as JSON or as pairs of tags. */
function readNamed(text: string, start: number, context: ReadContext): CallBlock | undefined {
  const [name] = /^[\w.-]+/.exec(text.slice(start)) ?? [];
  if (name === undefined) return noCall(start);
  const bodyStart = skipSpace(text, start + name.length);
  if (bodyStart === text.length) return undefined;
  if (text.charAt(bodyStart) === '{') {
    const json = readJson(text, bodyStart);
    const calls = isObject(json?.value) ? [{ name, arguments: json.value }] : undefined;
    return closed(text, json && { end: json.end, calls }, context);
  }
  // What is neither JSON nor a tag is only words about the tag.
  if ([closing, '<arg_key>'].every((tag) => follow(text, bodyStart, tag) === 'no')) return noCall(bodyStart);
  const end = text.indexOf(closing, bodyStart);
  if (end === -1) return undefined;
  return { end: end + closing.length, calls: pairsCall(name, text.slice(bodyStart, end)) };
}

function pairsCall(name: string, body: string): readonly FoundCall[] | undefined {
  const args: Record<string, unknown> = {};
  const pair = /<arg_key>([^<]*)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g;
  const rest = body.replaceAll(pair, (_, key: string, value: string) => {
    // Texts are written bare, all else as JSON.
    args[key.trim()] = parseJson(value) ?? value;
    return '';
  });
  return rest.trim() === '' ? [{ name, arguments: args }] : undefined;
}
