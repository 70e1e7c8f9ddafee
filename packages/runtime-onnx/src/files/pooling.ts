import path from 'node:path';
import type { ProbeRefusal } from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';
import { readJsonArray, readJsonObject } from './json-file.js';

/** How one vector is made of those of all tokens. */
export type Pooling = 'mean' | 'cls' | 'max' | 'last';

/** What sentence-transformers' files say about a model. */
export interface SentenceModules {
  readonly pooling: Pooling;

  /** Layers behind the pooling that are in files of their own (`Dense`); only a graph that has them inside can be run. */
  readonly furtherLayers: readonly string[];
}

const modes: readonly (readonly [string, Pooling])[] = [
  ['pooling_mode_mean_tokens', 'mean'],
  ['pooling_mode_cls_token', 'cls'],
  ['pooling_mode_max_tokens', 'max'],
  ['pooling_mode_lasttoken', 'last'],
];

const usualLayers: ReadonlySet<string> = new Set(['Transformer', 'Pooling', 'Normalize']);

/**
 * Reads `modules.json` and the pooling's `config.json` (in `1_Pooling`, unless the modules say otherwise).
 *
 * @returns undefined where the folder has neither; a refusal where the pooling is unknown.
 */
export async function readSentenceModules(folder: string): Promise<SentenceModules | ProbeRefusal | undefined> {
  const modules = (await readJsonArray(path.join(folder, 'modules.json')))?.filter(isJsonObject);
  const poolingFolder = modules?.find((module) => layerOf(module) === 'Pooling')?.['path'];
  const place = typeof poolingFolder === 'string' && poolingFolder !== '' ? poolingFolder : '1_Pooling';
  const config = await readJsonObject(path.join(folder, place, 'config.json'));
  if (modules === undefined && config === undefined) return undefined;
  const pooling = config === undefined ? 'mean' : poolingOf(config);
  if (pooling === undefined) {
    return {
      supported: false,
      reason: 'feature',
      message: `The pooling of ${folder} is none of ${modes.map(([, name]) => name).join(', ')} alone.`,
    };
  }
  const furtherLayers = (modules ?? []).map(layerOf).filter((layer) => !usualLayers.has(layer));
  return { pooling, furtherLayers };
}

function layerOf(module: JsonObject): string {
  return String(module['type']).split('.').at(-1) ?? '';
}

function poolingOf(config: JsonObject): Pooling | undefined {
  const on = Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true);
  if (on.length === 0) return 'mean';
  return on.length === 1 ? modes.find(([key]) => key === on[0])?.[1] : undefined;
}
