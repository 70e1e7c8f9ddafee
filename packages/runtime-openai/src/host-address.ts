/** Where an engine is. */
export interface HostAddress {
  /** As errors, logs and reports name it: the base address without a slash at its end. */
  readonly name: string;

  /** `http://gpu-1:8000`: what keys and settings are found by. */
  readonly origin: string;

  /** In front of `/chat/completions`: `http://gpu-1:8000/v1`. */
  readonly base: string;

  /** In front of what is not part of OpenAI's API: the base without `/v1`. */
  readonly root: string;
}

/**
 * Reads a base address; one without a path means `/v1`. Undefined where it is none: not http or https, with a user name, a password, a query or a fragment.
 */
export function parseHost(text: string): HostAddress | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  const path = url.pathname === '/' ? '/v1' : url.pathname.replace(/\/+$/u, '');
  const base = `${url.origin}${path}`;
  return { name: base, origin: url.origin, base, root: `${url.origin}${path.replace(/\/v1$/u, '')}` };
}
