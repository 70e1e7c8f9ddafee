import { isIP } from 'node:net';
import { request, type Dispatcher } from 'undici';
import { serverVersion } from '../version.js';
import { allowsAddress, privateAddressError } from './guarded-dispatcher.js';
import { ImageUrlError } from './image-url-error.js';
import { bareHost, type ImageUrlRules } from './image-url-rules.js';

const mebibyte = 1024 ** 2;
const mostBytes = 20 * mebibyte;
const mostRedirects = 5;
const shownLength = 200;

/** How one picture is fetched. */
export interface ImageFetch {
  readonly rules: ImageUrlRules;

  /** Made by `createGuardedDispatcher`. */
  readonly dispatcher: Dispatcher;

  /** Ends the work; its reason is thrown then. */
  readonly signal: AbortSignal;

  /** Milliseconds for all of it, redirects included. */
  readonly timeout: number;
}

/**
 * Fetches a picture. Redirects are checked as the first URL is.
 *
 * @throws ImageUrlError where it is not allowed, not there, too large or too slow; the signal's reason.
 */
export async function fetchImage(link: string, { rules, dispatcher, signal, timeout }: ImageFetch): Promise<Buffer> {
  const late = AbortSignal.timeout(timeout);
  let url = requireAllowedUrl(link, rules);
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await request(url, {
        dispatcher,
        signal: AbortSignal.any([signal, late]),
        headers: { accept: 'image/*', 'user-agent': `puna/${serverVersion}` },
      });
      const location = redirectOf(response);
      if (location === undefined) return await readBody(response, url);
      leave(response.body);
      url = requireAllowedUrl(location, rules, url.href);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (ImageUrlError.isInstance(error)) throw error;
    const reason = late.aborted ? `took longer than ${timeout / 1000} seconds` : 'could not be reached';
    throw new ImageUrlError(`${describe(url)} ${reason}`, { cause: error });
  }
  throw new ImageUrlError(`there were more than ${mostRedirects} redirects, the last to ${describe(url)}`);
}

/** The URL of a link. @throws ImageUrlError where its host is not allowed, or is a private address. */
function requireAllowedUrl(link: string, rules: ImageUrlRules, base?: string): URL {
  if (!URL.canParse(link, base)) throw new ImageUrlError('its URL is not valid');
  const url = new URL(link, base);
  if (!rules.allowsUrl(url)) {
    throw new ImageUrlError(`PUNA_IMAGE_URLS on the server does not list ${url.host || url.protocol}`);
  }
  const host = bareHost(url);
  if (isIP(host) !== 0 && !allowsAddress(rules, host)) throw privateAddressError(host);
  return url;
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  const { location } = headers;
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string' ? location : undefined;
}

async function readBody({ statusCode, headers, body }: Dispatcher.ResponseData, url: URL): Promise<Buffer> {
  const tooLarge = (): ImageUrlError => new ImageUrlError(`${describe(url)} has more than ${mostBytes / mebibyte} MiB`);
  try {
    if (statusCode !== 200) throw new ImageUrlError(`${describe(url)} answers with the status ${statusCode}`);
    if (Number(headers['content-length']) > mostBytes) throw tooLarge();
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    leave(body);
  }
}

/** Ends an answer of which nothing more is wanted. The library tells that as an error, too. */
function leave(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {});
  body.destroy();
}

/** A URL for people: without its query, where signed links have their secrets. */
function describe({ origin, pathname }: URL): string {
  const text = origin + pathname;
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
