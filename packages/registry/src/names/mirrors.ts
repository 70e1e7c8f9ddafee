import type { ModelName } from '@puna/protocol';
import { InvalidSettingError } from '../errors/invalid-setting-error.js';
import { repositoryOf, type Repository } from './repository.js';

/**
 * Where else the models of a registry are: for a host, such as `registry.ollama.ai`, base URLs in the order in which
 * they are asked. A path in the URL stands before the model's: with `https://mirror.example/ollama`, the model
 * `library/llama3.2` is `ollama/library/llama3.2` on mirror.example.
 */
export type Mirrors = Readonly<Record<string, readonly string[]>>;

const settingName = 'PUNA_REGISTRY_MIRRORS';

/**
 * Reads a setting like `registry.ollama.ai=https://mirror.example/ollama|http://10.0.0.5:5000,hf.co=https://hf.example`:
 * hosts with a list of mirrors each.
 *
 * @throws InvalidSettingError with the part that can't be understood.
 */
export function parseMirrors(text: string): Mirrors {
  const mirrors: Record<string, string[]> = {};
  for (const part of splitList(text, ',')) {
    const equals = part.indexOf('=');
    const host = part.slice(0, equals).trim().toLowerCase();
    if (equals < 0 || host === '') {
      throw new InvalidSettingError(settingName, `"${redact(part)}" is not of the form host=mirror|mirror`);
    }
    if (!/^[a-z0-9_][a-z0-9_.:-]*$/.test(host)) {
      throw new InvalidSettingError(settingName, `"${host}" is not the name of a host, without https:// and path`);
    }
    const urls = splitList(part.slice(equals + 1), '|').map((url) => parseBaseUrl(url).href);
    if (urls.length === 0) throw new InvalidSettingError(settingName, `there is no mirror after "${host}="`);
    (mirrors[host] ??= []).push(...urls);
  }
  return mirrors;
}

/** The repositories to ask for a model, in order: the mirrors of its host, then the registry itself. */
export function repositoriesOf(name: ModelName, insecure: boolean, mirrors: Mirrors): Repository[] {
  const origin = repositoryOf(name, insecure);
  const urls = Object.entries(mirrors).find(([host]) => host.toLowerCase() === name.host.toLowerCase())?.[1] ?? [];
  return [...urls.map((url) => mirrorRepository(parseBaseUrl(url), origin)), origin];
}

function mirrorRepository(base: URL, { path }: Repository): Repository {
  const prefix = base.pathname.replace(/^\/+|\/+$/g, '');
  return {
    origin: base.origin,
    host: base.host,
    path: prefix === '' ? path : `${prefix}/${path}`,
    // Who writes http:// in a setting means it.
    insecure: base.protocol === 'http:',
    isMirror: true,
  };
}

function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new InvalidSettingError(settingName, `"${redact(text)}" is not a URL that begins with https:// or http://`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new InvalidSettingError(
      settingName,
      `the mirror on ${url.host} must be a URL without user, password and query; log in with "docker login ${url.host}"`,
    );
  }
  return url;
}

function splitList(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Leaves out what could be a password: everything before an `@`. */
function redact(text: string): string {
  return text.replace(/[^/=|,]*@/g, '…@').slice(0, 200);
}
