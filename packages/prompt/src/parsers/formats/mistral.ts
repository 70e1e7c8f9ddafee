import { noCall, type CallBlock, type CallReader } from './call-reader.js';
import { callsIn, isObject, readJson } from './json-calls.js';
import { skipSpace } from './scan.js';

/**
 * Mistral: `[TOOL_CALLS] [{"name": "a", "arguments": {}}]`, and since 2025 `[TOOL_CALLS]a[ARGS]{}` for each call, with
 * `[CALL_ID]` and an id after the name in some models.
 */
export const mistralReader: CallReader = {
  openings: ['[TOOL_CALLS]'],
  read: (text, opening) => {
    const start = skipSpace(text, opening.length);
    if (start === text.length) return undefined;
    if (!'[{'.includes(text.charAt(start))) return readNamed(text, start);
    const json = readJson(text, start);
    return json && { end: json.end, calls: callsIn(json.value) };
  },
};

function readNamed(text: string, start: number): CallBlock | undefined {
  const rest = text.slice(start);
  const [head = '', name = ''] = /^([\w.-]+)(?:\[CALL_ID\]\w+)?(?:\[ARGS\])?\s*(?=\{)/.exec(rest) ?? [];
  if (head === '') return /^[\w.-]+(?:\[[A-Z_]*\]?\w*){0,2}\s*$/.test(rest) ? undefined : noCall(start);
  const json = readJson(text, start + head.length);
  return json && { end: json.end, calls: isObject(json.value) ? [{ name, arguments: json.value }] : undefined };
}
