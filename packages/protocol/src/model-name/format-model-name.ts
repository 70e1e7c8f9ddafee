import { defaultNameParts, type ModelName } from './model-name.js';

/** The whole name without the scheme: `registry.ollama.ai/library/llama3.2:latest`. */
export function formatFullName(name: ModelName): string {
  return `${name.host}/${name.namespace}/${name.model}:${name.tag}`;
}

/** The shortest form that means the same model; it always has the tag: `llama3.2:latest`, `me/mine:7b`. */
export function formatShortName(name: ModelName): string {
  const modelAndTag = `${name.model}:${name.tag}`;
  if (!equalIgnoringCase(name.host, defaultNameParts.host)) return `${name.host}/${name.namespace}/${modelAndTag}`;
  if (!equalIgnoringCase(name.namespace, defaultNameParts.namespace)) return `${name.namespace}/${modelAndTag}`;
  return modelAndTag;
}

/** Whether two names mean the same model: the parts are equal ignoring case. The scheme does not count. */
export function sameName(a: ModelName, b: ModelName): boolean {
  return equalIgnoringCase(formatFullName(a), formatFullName(b));
}

function equalIgnoringCase(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
