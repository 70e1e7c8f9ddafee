import { readFile } from 'node:fs/promises';
import type { HostOptions } from '@puna/runtime-openai';
import { z } from 'zod';
import { engineOrigin } from './engine-origin.js';
import { EngineSettingsError } from './engine-settings-error.js';

/** What the operator's file says of one engine. */
export interface EngineAccess extends HostOptions {
  readonly key?: string;
}

const key = z.string().regex(/^[\x21-\x7E]+$/, 'a key is one word of ASCII characters');

const headers = z
  .record(z.string(), z.string())
  .refine(isHeaders, 'the names or values of these headers are not those that HTTP allows')
  .refine(
    (names) => !Object.keys(names).some((name) => name.toLowerCase() === 'authorization'),
    'the key goes into "key"',
  );

const access = z.strictObject({
  key: key.optional(),
  headers: headers.optional(),
  engine: z.enum(['openai', 'vllm', 'sglang', 'llama-server', 'puna']).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});

const setting = 'PUNA_ENGINE_KEYS';

/**
 * Reads the file with the keys of engines elsewhere: by their origin a key, or an object with `key`, `headers`, `engine`
 * and `fields`.
 *
 * @throws EngineSettingsError, which says what is wrong where and what to write instead.
 */
export async function readEngineKeys(path: string): Promise<ReadonlyMap<string, EngineAccess>> {
  const fail = (what: string, options?: ErrorOptions): never => {
    throw new EngineSettingsError(`${setting}: ${path} ${what}`, options);
  };
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    fail(`can't be read (${error.code ?? 'no reason given'})`, { cause: error }),
  );
  const engines = new Map<string, EngineAccess>();
  for (const [name, value] of Object.entries(
    parse(text) ?? fail('is no JSON object; write {"http://gpu-1:8000": "KEY"}'),
  )) {
    const origin =
      engineOrigin(name) ?? fail(`names "${withoutUser(name)}"; write scheme, host and port: "http://gpu-1:8000"`);
    if (engines.has(origin)) fail(`names ${origin} twice; keep one of them`);
    const { data, error } = access.safeParse(typeof value === 'string' ? { key: value } : value);
    engines.set(origin, data === undefined ? fail(`is wrong at "${origin}": ${explain(error)}`) : withoutAbsent(data));
  }
  return engines;
}

/** The parser's own errors quote the text, keys included. */
function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function explain({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}

/** A name that is no origin may hold a password. */
function withoutUser(name: string): string {
  return name.replace(/\/\/.*@/u, '//');
}

function withoutAbsent({ key: word, headers: more, engine, fields }: z.infer<typeof access>): EngineAccess {
  return {
    ...(word === undefined ? {} : { key: word }),
    ...(more === undefined ? {} : { headers: more }),
    ...(engine === undefined ? {} : { engine }),
    ...(fields === undefined ? {} : { fields }),
  };
}

function isHeaders(value: Readonly<Record<string, string>>): boolean {
  try {
    return new Headers(value) instanceof Headers;
  } catch {
    return false;
  }
}
