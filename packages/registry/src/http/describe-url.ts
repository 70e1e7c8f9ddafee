/**
 * A URL as errors and logs may show it: without user and password, and without the query, where signed URLs and token
 * requests keep their secrets.
 */
export function describeUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

/** The host of a URL with its port, also where that is the default one. */
export function addressOf(url: URL): string {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return `${url.hostname}:${port}`;
}
