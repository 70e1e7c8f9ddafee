import { noCall, type CallBlock, type CallReader } from './call-reader.js';
import { functionOpening, readFunctionTag } from './function-tag.js';
import { callsIn, readJson } from './json-calls.js';
import { readPythonCalls } from './python-call.js';
import { endOfBrackets, skipSpace } from './scan.js';

/**
 * Llama 3.1 and later: `{"name": "a", "parameters": {}}` as the whole answer, several of them separated by semicolons;
 * the same, or `a.call(b="c")`, after `<|python_tag|>`; the function form; and a list of calls in Python's form.
 */
export const llama3Reader: CallReader = {
  openings: ['<|python_tag|>', functionOpening],
  edgeOpenings: ['{', '['],
  separators: ';,',
  read: (text, opening, context) => {
    if (opening === functionOpening) return readFunctionTag(text, 0, context);
    const start = opening === '<|python_tag|>' ? skipSpace(text, opening.length) : 0;
    if (start === text.length) return undefined;
    return '{['.includes(text.charAt(start)) ? readBracketed(text, start) : readCode(text, start);
  },
};

/** Reads JSON, or a list of calls in Python's form, that begins at `start`. */
export function readBracketed(text: string, start: number): CallBlock | undefined {
  // Python's lists have strings in single quotes; in JSON these are just characters.
  const isPython = /^\[\s*[A-Za-z_]/.test(text.slice(start));
  if (isPython) {
    const end = endOfBrackets(text, start, `"'`);
    return end === undefined ? undefined : { end, calls: readPythonCalls(text.slice(start + 1, end - 1)) };
  }
  const json = readJson(text, start);
  return json && { end: json.end, calls: callsIn(json.value) };
}

function readCode(text: string, start: number): CallBlock | undefined {
  const [head] = /^[A-Za-z_][\w.-]*(?=\()/.exec(text.slice(start)) ?? [];
  if (head === undefined) return /^[A-Za-z_][\w.-]*$/.test(text.slice(start)) ? undefined : noCall(start);
  const end = endOfBrackets(text, start + head.length, `"'`);
  return end === undefined ? undefined : { end, calls: readPythonCalls(text.slice(start, end)) };
}
