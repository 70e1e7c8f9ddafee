import { noCall, type CallBlock, type CallReader, type FoundCall } from './call-reader.js';
import { isObject, readJson } from './json-calls.js';
import { skipSpace, withClosing } from './scan.js';

const callOpening = '<｜tool▁call▁begin｜>';
const callClosing = '<｜tool▁call▁end｜>';
const separator = '<｜tool▁sep｜>';
const longestName = 256;

/**
 * DeepSeek: calls between `<｜tool▁calls▁begin｜>` and `<｜tool▁calls▁end｜>`. V3 and R1 write
 * `function<｜tool▁sep｜>name` and fenced arguments for each, V3.1 `name<｜tool▁sep｜>{}`.
 */
export const deepseekReader: CallReader = {
  openings: [callOpening, '<｜tool▁calls▁begin｜>', '<｜tool▁calls▁end｜>'],
  read: (text, opening, { isComplete }) =>
    // The frame says nothing that the calls don't say.
    opening === callOpening ? readCall(text, isComplete) : { end: opening.length, calls: [] },
};

function readCall(text: string, isComplete: boolean): CallBlock | undefined {
  const separatorStart = text.indexOf(separator);
  const head = text.slice(callOpening.length, separatorStart === -1 ? undefined : separatorStart);
  if (head.includes('\n') || head.length > longestName) return noCall(callOpening.length);
  if (separatorStart === -1) return undefined;
  const start = skipSpace(text, separatorStart + separator.length);
  if (start === text.length) return undefined;
  if (text.charAt(start) === '{') return withArguments(text, start, head.trim(), isComplete);
  const [fenced = '', name = ''] = /^([^\n]+)\n\s*```(?:json)?\s*(?=\{)/.exec(text.slice(start)) ?? [];
  if (fenced !== '') return withArguments(text, start + fenced.length, name.trim(), isComplete);
  return /^[^\n]*(?:\n\s*(?:`{0,2}|```[json]*\s*))?$/.test(text.slice(start)) ? undefined : noCall(start);
}

function withArguments(text: string, start: number, name: string, isComplete: boolean): CallBlock | undefined {
  const json = readJson(text, start);
  const fenceEnd = json && withClosing(text, json.end, '```', isComplete);
  const end = fenceEnd === undefined ? undefined : withClosing(text, fenceEnd, callClosing, isComplete);
  if (json === undefined || end === undefined) return undefined;
  const calls: readonly FoundCall[] | undefined = isObject(json.value) ? [{ name, arguments: json.value }] : undefined;
  return { end, calls };
}
