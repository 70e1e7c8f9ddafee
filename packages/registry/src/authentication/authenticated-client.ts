import { UnauthorizedError } from '../errors/unauthorized-error.js';
import type { HttpResponse } from '../http/exchange.js';
import type { OutgoingRequest } from '../http/http-client.js';
import type { RetryContext } from '../http/retry.js';
import { addressOfRepository, type Repository } from '../names/repository.js';
import { AuthorizationSession } from './authorization-session.js';
import { parseChallenges } from './challenge.js';
import { loginMethods, type LoginContext } from './login-methods.js';

/** What a request does with a repository: registries give other tokens for reading than for writing. */
export type Access = 'pull' | 'push';

/** A request to a repository, or to a place that the repository named. */
export interface RepositoryRequest extends Omit<OutgoingRequest, 'authorization' | 'insecure'> {
  readonly repository: Repository;
  readonly access: Access;
  /** The path of another repository on the same registry that is read from as well. */
  readonly alsoReads?: string | undefined;
}

/** Sends requests with the credentials that their registry asks for. */
export interface AuthenticatedClient {
  /** Gives the answer, whatever its status but 401 of the registry itself, which is an UnauthorizedError. */
  send(request: RepositoryRequest): Promise<HttpResponse>;
}

/** More than there are ways to log in, each with an expired token. */
const mostAttempts = 8;

/** Makes the client that answers challenges. Tokens live as long as it does. */
export function createAuthenticatedClient(login: LoginContext, context: RetryContext): AuthenticatedClient {
  const sessions = new Map<string, AuthorizationSession>();

  function sessionOf({ repository, access, alsoReads }: RepositoryRequest): AuthorizationSession {
    const { origin, host, path } = repository;
    const key = [origin, path, access, alsoReads].join(' ');
    const moreScopes = alsoReads === undefined ? [] : [`repository:${alsoReads}:pull`];
    const session =
      sessions.get(key) ??
      new AuthorizationSession({ what: path, host }, context, (challenges) =>
        loginMethods(login, { origin, host, moreScopes }, challenges),
      );
    sessions.set(key, session);
    return session;
  }

  return {
    async send(request) {
      const { repository, url } = request;
      const { insecure, path, host } = repository;
      if (url.host !== addressOfRepository(repository)) return login.http.send({ ...request, insecure });
      const session = sessionOf(request);
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        const authorization = await session.authorization();
        const response = await login.http.send({ ...request, authorization, insecure });
        if (response.status !== 401 || response.url.host !== url.host) {
          session.accepted(authorization);
          return response;
        }
        await response.body.discard();
        await session.rejected(authorization, parseChallenges(response.headers('www-authenticate')));
      }
      throw new UnauthorizedError(path, host);
    },
  };
}
