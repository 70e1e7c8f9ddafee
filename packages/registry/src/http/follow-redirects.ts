import { RedirectError } from '../errors/redirect-error.js';
import { describeUrl } from './describe-url.js';
import type { HttpRequest, HttpResponse } from './exchange.js';

const mostRedirects = 10;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Whether an answer names another place. */
function isRedirect(response: HttpResponse): boolean {
  return redirectStatuses.has(response.status) && response.header('location') !== undefined;
}

/**
 * Sends a request, and again where the answer says so.
 *
 * @param send sends to one URL; it decides by that URL whether credentials go along.
 * @param insecure whether a redirect may lead from https to http.
 * @throws RedirectError
 */
export async function followRedirects(
  request: HttpRequest,
  insecure: boolean,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const seen = new Set<string>();
  let url = request.url;
  for (;;) {
    seen.add(url.href);
    const response = await send({ ...request, url });
    if (!isRedirect(response)) return response;
    await response.body.discard();
    url = nextUrl(response, insecure, seen);
  }
}

function nextUrl(response: HttpResponse, insecure: boolean, seen: ReadonlySet<string>): URL {
  const refuse = (problem: string) => new RedirectError(describeUrl(response.url), problem);
  const location = response.header('location') ?? '';
  if (!URL.canParse(location, response.url.href)) throw refuse('it names no URL');
  const next = new URL(location, response.url);
  next.hash = '';
  if (next.protocol !== 'https:' && next.protocol !== 'http:') throw refuse(`it leads to ${next.protocol}`);
  if (next.protocol === 'http:' && response.url.protocol === 'https:' && !insecure) {
    throw refuse(`it leads from https to plain http on ${next.host}`);
  }
  if (seen.has(next.href)) throw refuse('it leads in a circle');
  if (seen.size > mostRedirects) throw refuse(`there were more than ${mostRedirects}`);
  return next;
}
