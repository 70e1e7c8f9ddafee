import { UnreachableError, type UnreachableRequest } from '../errors/unreachable-error.js';

/** What a failure of a connection means, in a few words, and whether asking again can help. */
interface Failure {
  readonly reason: string;
  /** `absent`: the host was not there. One that answered before can come back; another is most likely a wrong name. */
  readonly kind: 'temporary' | 'permanent' | 'absent';
}

const temporary = (reason: string): Failure => ({ reason, kind: 'temporary' });
const permanent = (reason: string): Failure => ({ reason, kind: 'permanent' });
const absent = (reason: string): Failure => ({ reason, kind: 'absent' });

const untrusted = permanent(
  'its certificate is not trusted; if it is your own registry, name its certificate authority, for example with ' +
    'NODE_EXTRA_CA_CERTS',
);

/** By the codes of Node and undici. */
const failures: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: absent('connection refused'),
  ECONNRESET: temporary('the connection was reset'),
  EPIPE: temporary('the connection was closed'),
  ETIMEDOUT: temporary('no answer in time'),
  EHOSTUNREACH: absent('no route to the host'),
  ENETUNREACH: absent('the network is unreachable'),
  ENOTFOUND: absent('no such host'),
  EAI_AGAIN: absent('the name could not be looked up'),
  UND_ERR_CONNECT_TIMEOUT: absent('no connection in time'),
  UND_ERR_HEADERS_TIMEOUT: temporary('no answer in time'),
  UND_ERR_BODY_TIMEOUT: temporary('the answer stalled'),
  UND_ERR_SOCKET: temporary('the connection was closed'),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: temporary('the answer is not as long as it was announced'),
  UND_ERR_ABORTED: permanent('the proxy refused to connect'),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: permanent('its certificate has expired'),
  CERT_NOT_YET_VALID: permanent('its certificate is not valid yet; is the clock of this machine right?'),
  ERR_TLS_CERT_ALTNAME_INVALID: permanent('its certificate is for another host'),
  ERR_SSL_WRONG_VERSION_NUMBER: permanent('it does not speak https; use insecure if it is meant to be plain http'),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: permanent('it does not speak https; use insecure if it is meant to be plain http'),
};

/** Codes of the HTTP parser: what came is no HTTP, for example after a wrong Content-Length. */
const brokenHttp = /^HPE_/;

/**
 * Turns a failure of a connection into an error of this package; the original is its cause.
 *
 * @param request what was asked, and whether the host answered before.
 */
export function unreachable(error: unknown, request: UnreachableRequest & { known: boolean }): UnreachableError {
  const code = codeOf(error);
  const { reason, kind } = failures[code] ?? otherFailure(code, error);
  const mayPass = kind === 'temporary' || (kind === 'absent' && request.known);
  return new UnreachableError(request, reason, mayPass, { cause: error });
}

function otherFailure(code: string, error: unknown): Failure {
  if (brokenHttp.test(code)) return temporary('the answer is not HTTP');
  return temporary(code === '' ? String(error) : code);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Where a host has several addresses and none answered, the first failure says as much as the others.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}
