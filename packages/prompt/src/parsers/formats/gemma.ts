import type { CallBlock, CallReader, FoundCall } from './call-reader.js';
import { functionOpening, readFunctionTag } from './function-tag.js';
import { callsIn, isObject, parseJson } from './json-calls.js';
import { readBracketed } from './llama3.js';
import { readPythonCalls } from './python-call.js';

const functionCall = '<start_function_call>';
const functionCallEnd = '<end_function_call>';
const fences = ['```tool_code', '```tool_call', '```json'];

/**
 * Gemma, which is told the form in words: code of calls in a `tool_code` block, JSON in a fenced block, a list of calls
 * in Python's form or JSON as the whole answer; and `<start_function_call>call:a{b:<escape>c<escape>}` of FunctionGemma.
 */
export const gemmaReader: CallReader = {
  openings: [...fences, functionCall, functionOpening],
  edgeOpenings: ['[', '{'],
  separators: ';,',
  read: (text, opening, context) => {
    if (opening === functionOpening) return readFunctionTag(text, 0, context);
    if (opening === functionCall) return readFunctionCall(text);
    return fences.includes(opening) ? readFence(text, opening) : readBracketed(text, 0);
  },
};

function readFence(text: string, opening: string): CallBlock | undefined {
  const end = text.indexOf('```', opening.length);
  if (end === -1) return undefined;
  const body = text.slice(opening.length, end).trim();
  const code = body.startsWith('[') && body.endsWith(']') ? body.slice(1, -1) : body;
  return { end: end + 3, calls: callsIn(parseJson(body)) ?? readPythonCalls(code) };
}

function readFunctionCall(text: string): CallBlock | undefined {
  const end = text.indexOf(functionCallEnd);
  if (end === -1) return undefined;
  return { end: end + functionCallEnd.length, calls: functionCallIn(text.slice(functionCall.length, end)) };
}

/** Texts stand between two `<escape>`, keys without quotes; all else is JSON. */
function functionCallIn(body: string): readonly FoundCall[] | undefined {
  const [, name, written = ''] = /^\s*call:([\w.-]+)\s*(\{[\s\S]*\})\s*$/.exec(body) ?? [];
  const json = written
    .split('<escape>')
    .map((part, index) => (index % 2 === 1 ? JSON.stringify(part) : part.replaceAll(/([A-Za-z_]\w*)\s*:/g, '"$1":')))
    .join('');
  const args = parseJson(json);
  return name !== undefined && isObject(args) ? [{ name, arguments: args }] : undefined;
}
