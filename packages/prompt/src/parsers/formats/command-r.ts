import { noCall, type CallReader } from './call-reader.js';
import { callsIn, readJson } from './json-calls.js';
import { follow, skipSpace, withClosing } from './scan.js';

const actionOpening = 'Action:';
const fence = '```';

/**
 * Cohere's Command models: `Action:` and a fenced JSON list of `{"tool_name", "parameters"}`, or since Command R7B such a
 * list between `<|START_ACTION|>` and `<|END_ACTION|>`.
 */
export const commandRReader: CallReader = {
  openings: [actionOpening, '<|START_ACTION|>'],
  read: (text, opening, { isComplete }) => {
    const isFenced = opening === actionOpening;
    const listStart = isFenced ? afterFence(text, opening.length) : opening.length;
    if (listStart === undefined) return undefined;
    if (listStart === 'no') return noCall(opening.length);
    const start = skipSpace(text, listStart);
    if (start === text.length) return undefined;
    if (!'[{'.includes(text.charAt(start))) return noCall(opening.length);
    const json = readJson(text, start);
    const end = json && withClosing(text, json.end, isFenced ? fence : '<|END_ACTION|>', isComplete);
    return json === undefined || end === undefined ? undefined : { end, calls: callsIn(json.value) };
  },
};

function afterFence(text: string, at: number): number | 'no' | undefined {
  const opened = follow(text, skipSpace(text, at), fence);
  if (typeof opened !== 'number') return opened === 'more' ? undefined : 'no';
  const language = follow(text, opened, 'json');
  if (language === 'more') return undefined;
  return language === 'no' ? opened : language;
}
