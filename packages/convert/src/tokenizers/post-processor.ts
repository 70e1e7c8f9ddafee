import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';
import { parts } from './parts.js';

/** Which special tokens tokenizer.json puts in front of a text (`bos`), behind it (`eos`) and between two (`sep`). */
export function addedAround(tokenizer: Settings, ids: ReadonlyMap<string, number>): Map<string, boolean> {
  const flags = new Map<string, boolean>();
  for (const processor of parts(tokenizer.raw('post_processor'))) {
    if (processor['type'] === 'RobertaProcessing' || processor['type'] === 'BertProcessing') {
      for (const kind of ['bos', 'eos', 'sep']) flags.set(kind, true);
    } else if (processor['type'] === 'TemplateProcessing') {
      readTemplate(processor, ids, flags);
    }
  }
  return flags;
}

function readTemplate(
  processor: Record<string, unknown>,
  ids: ReadonlyMap<string, number>,
  flags: Map<string, boolean>,
): void {
  const single = sequence(processor['single']);
  const text = single.findIndex((part) => part === undefined);
  const idOf = (name: string | undefined): number | undefined => specialId(processor['special_tokens'], name);
  const first = text > 0 ? idOf(single[0]) : undefined;
  const last = text < single.length - 1 ? idOf(single.at(-1)) : undefined;
  if (single.length > 1) {
    flags.set('bos', first !== undefined && first === ids.get('bos'));
    flags.set('eos', last !== undefined && last === ids.get('eos'));
  }
  const pair = sequence(processor['pair']);
  const [start, end] = [pair.indexOf(undefined), pair.lastIndexOf(undefined)];
  if (start !== -1 && end - start > 1) flags.set('sep', true);
}

/** A template's parts: the names of special tokens, `undefined` for a text. */
function sequence(value: unknown): (string | undefined)[] {
  if (!Array.isArray(value)) return [];
  return value.map((part) => {
    const special: unknown = isObject(part) ? part['SpecialToken'] : undefined;
    return isObject(special) && typeof special['id'] === 'string' ? special['id'] : undefined;
  });
}

function specialId(table: unknown, name: string | undefined): number | undefined {
  const entry = isObject(table) && name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  const ids: unknown = isObject(entry) ? entry['ids'] : undefined;
  return Array.isArray(ids) && ids.length === 1 && typeof ids[0] === 'number' ? ids[0] : undefined;
}
