import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';
import { parts } from './parts.js';
import type { SpecialIds } from './special-ids.js';

/** Whether a token of a kind is put around texts: `bos` in front, `eos` behind, `sep` between two, beside `eos`. */
export type AddedAround = Map<string, boolean>;

/**
 * Which special tokens tokenizer.json puts around a text. llama.cpp puts BOS in front and EOS behind and no others, so that
 * what the file puts there becomes these, whatever other files call so.
 */
export function addedAround(tokenizer: Settings, ids: SpecialIds): AddedAround {
  const flags: AddedAround = new Map();
  for (const processor of parts(tokenizer.raw('post_processor'))) {
    if (processor['type'] === 'RobertaProcessing' || processor['type'] === 'BertProcessing') {
      // Between two texts RoBERTa has two of them.
      putAround(ids, flags, pairId(processor['cls']), pairId(processor['sep']));
      flags.set('sep', processor['type'] === 'RobertaProcessing');
    } else if (processor['type'] === 'TemplateProcessing') {
      readTemplate(processor, ids, flags);
    }
  }
  return flags;
}

function putAround(ids: SpecialIds, flags: AddedAround, first: number | undefined, last: number | undefined): void {
  flags.set('bos', first !== undefined);
  flags.set('eos', last !== undefined);
  if (first !== undefined) ids.set('bos', first);
  if (last === undefined) return;
  const former = ids.get('eos');
  // The former one may still end an answer.
  if (former !== undefined && former !== last) ids.set('formerEos', former);
  ids.set('eos', last);
  if (!ids.has('sep')) ids.set('sep', last);
}

function readTemplate(processor: Record<string, unknown>, ids: SpecialIds, flags: AddedAround): void {
  const idOf = (name: string | undefined): number | undefined => specialId(processor['special_tokens'], name);
  const single = sequence(processor['single']);
  if (single.includes(undefined)) putAround(ids, flags, idOf(single[0]), idOf(single.at(-1)));
  const pair = sequence(processor['pair']);
  const between = pair.slice(pair.indexOf(undefined) + 1, pair.lastIndexOf(undefined));
  const ends = new Set([ids.get('sep'), ids.get('eos')]);
  const separators = between.map(idOf).filter((id) => id !== undefined && ends.has(id));
  if (pair.length > 0) flags.set('sep', separators.length > (flags.get('eos') === true ? 1 : 0));
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

/** The id of a token that is given by text and id. */
function pairId(value: unknown): number | undefined {
  return Array.isArray(value) && typeof value[1] === 'number' ? value[1] : undefined;
}
