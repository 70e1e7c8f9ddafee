import type { HttpClient } from '../http/http-client.js';
import type { Challenge } from './challenge.js';
import type { CredentialSource } from './credential-source.js';
import type { Identity } from './identity.js';
import { basicAuthorization, requestSignedToken, requestToken, type Token, type TokenScope } from './token-request.js';

/** What logging in works with. */
export interface LoginContext {
  readonly http: HttpClient;
  readonly credentials: CredentialSource;
  /** Opens the key that signs token requests; undefined where there is none. */
  readonly identity: (() => Promise<Identity>) | undefined;
}

/** A value of the header `Authorization`, and how long it is good for from now on, in milliseconds. */
export interface Authorization {
  readonly header: string;
  readonly lifetimeMilliseconds: number;
}

/** One way to answer a challenge. Throws RegistryResponseError where the token server refuses. */
export type LoginMethod = () => Promise<Authorization>;

/** Where the login goes. */
export interface LoginPlace {
  /** `https://host[:port]` of the registry that sent the challenge. */
  readonly origin: string;
  /** The registry, with its port where it has one. */
  readonly host: string;
  /** Scopes wanted beside those that the challenge names. */
  readonly moreScopes: readonly string[];
}

/**
 * The ways to answer a registry's challenges, in the order in which they are tried: the user's own login where there is
 * one, or else what everybody gets; then the signature of this installation's key, which only the registry itself, not
 * a token server elsewhere, may see.
 */
export async function loginMethods(
  context: LoginContext,
  place: LoginPlace,
  challenges: readonly Challenge[],
): Promise<LoginMethod[]> {
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  const scope = bearer && tokenScope(bearer, place);
  const credentials = await context.credentials.find(place.host);
  const methods: LoginMethod[] = [];
  if (scope !== undefined) {
    methods.push(async () => bearerAuthorization(await requestToken(context.http, scope, credentials)));
    const { identity } = context;
    if (identity !== undefined && scope.realm.host === new URL(place.origin).host) {
      const signedToken = async () => requestSignedToken(context.http, scope, await identity());
      methods.push(async () => bearerAuthorization(await signedToken()));
    }
  }
  if (credentials?.kind === 'password' && challenges.some(({ scheme }) => scheme === 'basic')) {
    methods.push(async () => ({ header: basicAuthorization(credentials), lifetimeMilliseconds: Infinity }));
  }
  return methods;
}

function bearerAuthorization({ value, lifetimeMilliseconds }: Token): Authorization {
  return { header: `Bearer ${value}`, lifetimeMilliseconds };
}

function tokenScope({ parameters }: Challenge, { origin, moreScopes }: LoginPlace): TokenScope | undefined {
  const realm = parameters.get('realm') ?? '';
  if (!URL.canParse(realm)) return undefined;
  const url = new URL(realm);
  // A registry reached over https must not make this client send a password in the clear.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && origin.startsWith('http:'))) return undefined;
  const scopes = (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  return { realm: url, service: parameters.get('service'), scopes: [...scopes, ...moreScopes] };
}
