import { noCall, type CallReader } from './call-reader.js';
import { functionOpening, readFunctionTag } from './function-tag.js';
import { callsIn, readJson } from './json-calls.js';
import { follow, skipSpace, withClosing } from './scan.js';

const closing = '</tool_call>';

/**
 * Hermes, Qwen 2 and 3: `<tool_call>{"name": "a", "arguments": {}}</tool_call>`; Qwen 3 Coder has the function form
 * inside it. The closing tag may be missing.
 */
export const hermesReader: CallReader = {
  openings: ['<tool_call>'],
  read: (text, opening, context) => {
    const start = skipSpace(text, opening.length);
    if (start === text.length) return undefined;
    const tagged = follow(text, start, functionOpening);
    if (tagged === 'more') return undefined;
    if (tagged !== 'no') {
      const block = readFunctionTag(text, start, context);
      const end = block && withClosing(text, block.end, closing, context.isComplete);
      return block === undefined || end === undefined ? undefined : { ...block, end };
    }
    if (!'{['.includes(text.charAt(start))) return noCall(opening.length);
    const json = readJson(text, start);
    const end = json && withClosing(text, json.end, closing, context.isComplete);
    return json === undefined || end === undefined ? undefined : { end, calls: callsIn(json.value) };
  },
};
