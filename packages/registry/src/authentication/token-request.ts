import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { RegistryResponseError } from '../errors/registry-response-error.js';
import { TransferInterruptedError } from '../errors/transfer-interrupted-error.js';
import { describeUrl } from '../http/describe-url.js';
import { readErrorAnswer } from '../http/error-answer.js';
import type { HttpClient, OutgoingRequest } from '../http/http-client.js';
import type { Credentials } from './credential-source.js';
import type { Identity } from './identity.js';

/** What a bearer challenge asks a token for. */
export interface TokenScope {
  readonly realm: URL;
  readonly service: string | undefined;
  /** For example `repository:library/llama3.2:pull`. */
  readonly scopes: readonly string[];
}

/** A token, and how long it is good for from now on, in milliseconds. */
export interface Token {
  readonly value: string;
  readonly lifetimeMilliseconds: number;
}

const clientName = 'puna';
const answerLimitBytes = 1024 * 1024;

/** The distribution specification's own default. */
const defaultLifetimeSeconds = 60;

const tokenAnswer = z
  .object({ token: z.string().optional(), access_token: z.string().optional(), expires_in: z.number().optional() })
  .transform((answer) => ({ value: answer.token || answer.access_token, seconds: answer.expires_in }));

/** A token for everybody, or for a user with a name and password. */
export function requestToken(http: HttpClient, scope: TokenScope, credentials?: Credentials): Promise<Token> {
  if (credentials?.kind === 'identity-token') return exchangeIdentityToken(http, scope, credentials.token);
  const url = scopedUrl(scope);
  if (credentials !== undefined) url.searchParams.set('account', credentials.username);
  return sendForToken(http, { method: 'GET', url, authorization: credentials && basicAuthorization(credentials) });
}

/** The header of a user's name and password (RFC 7617). */
export function basicAuthorization({ username, password }: Credentials & { kind: 'password' }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** A token for the holder of a key that the registry knows; see "Authentication" in the registry's protocol. */
export function requestSignedToken(http: HttpClient, scope: TokenScope, identity: Identity): Promise<Token> {
  const url = scopedUrl(scope);
  url.searchParams.set('ts', String(Math.floor(Date.now() / 1000)));
  url.searchParams.set('nonce', randomBytes(16).toString('base64url'));
  url.searchParams.sort();
  const emptyBody = Buffer.from(createHash('sha256').update('').digest('hex')).toString('base64');
  const signature = identity.sign(`GET,${url.href},${emptyBody}`);
  return sendForToken(http, { method: 'GET', url, authorization: `${identity.publicKey}:${signature}` });
}

/** The OAuth 2 form (RFC 6749, section 6). */
function exchangeIdentityToken(http: HttpClient, scope: TokenScope, refreshToken: string): Promise<Token> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientName,
    refresh_token: refreshToken,
    scope: scope.scopes.join(' '),
  });
  if (scope.service !== undefined) form.set('service', scope.service);
  const body = Buffer.from(form.toString());
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
  return sendForToken(http, { method: 'POST', url: scope.realm, headers, body: () => body });
}

function scopedUrl({ realm, service, scopes }: TokenScope): URL {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return url;
}

async function sendForToken(http: HttpClient, request: Omit<OutgoingRequest, 'insecure' | 'signal'>): Promise<Token> {
  const described = `${request.method} ${describeUrl(request.url)}`;
  // Many transfers may wait for one token, so none of them can cancel the request; the timeouts end it.
  const { signal } = new AbortController();
  // A redirect could carry the secrets in the body or URL to another place.
  const response = await http.send({ ...request, signal, insecure: false, redirects: 'return' });
  if (response.status !== 200) throw new RegistryResponseError(described, await readErrorAnswer(response));
  try {
    const { bytes } = await response.body.read(answerLimitBytes);
    const { value, seconds = defaultLifetimeSeconds } = tokenAnswer.parse(JSON.parse(bytes.toString('utf8')));
    if (value) return { value, lifetimeMilliseconds: seconds * 1000 };
  } catch {
    // Errors of parsing would quote the text, and with it perhaps a token.
  }
  throw new TransferInterruptedError(described, 'the answer holds no token');
}
