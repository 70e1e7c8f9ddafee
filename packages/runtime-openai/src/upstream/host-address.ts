/** What is wrong with a base address, for people; undefined where it can be used. */
export function hostProblem(host: string): string | undefined {
  const url = URL.canParse(host) ? new URL(host) : undefined;
  if (url === undefined) return `"${host}" is no URL. Give an address such as http://gpu-1:8000/v1.`;
  const place = `The address of ${url.host || 'a host'}`;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${place} must begin with http:// or https://.`;
  if (url.username !== '' || url.password !== '') return `${place} holds credentials. Set a key for the host instead.`;
  if (url.search !== '' || url.hash !== '') return `${place} must end with its path, without "?" or "#".`;
  return undefined;
}

/** The base address without slashes at its end. */
export function baseAddress(host: string): string {
  const { href } = new URL(host);
  return href.endsWith('/') ? href.slice(0, -1) : href;
}
