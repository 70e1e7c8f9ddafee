import type { AuthenticatedClient, RepositoryRequest } from './authentication/authenticated-client.js';
import { RegistryResponseError } from './errors/registry-response-error.js';
import { UnauthorizedError } from './errors/unauthorized-error.js';
import { describeUrl } from './http/describe-url.js';
import { readErrorAnswer } from './http/error-answer.js';
import type { HttpResponse } from './http/exchange.js';
import type { RetryContext } from './http/retry.js';
import { addressOfRepository } from './names/repository.js';

/** What every use case of a client works with. */
export interface RegistryContext extends RetryContext {
  readonly client: AuthenticatedClient;
}

/** How an error names a request, for example `GET https://registry.example/v2/a/b/manifests/latest`. */
export function describeRequest({ method, url }: Pick<RepositoryRequest, 'method' | 'url'>): string {
  return `${method} ${describeUrl(url)}`;
}

/** Makes an error of an answer that is no success, after reading what it says. */
export async function refusal(
  request: RepositoryRequest,
  response: HttpResponse,
): Promise<UnauthorizedError | RegistryResponseError> {
  const { repository } = request;
  const ofRegistry = response.url.host === addressOfRepository(repository);
  // The text of another server may repeat a signed URL.
  const answer = ofRegistry ? await readErrorAnswer(response) : { status: response.status, excerpt: '' };
  if (!ofRegistry) response.body.close();
  const error = new RegistryResponseError(describeRequest(request), answer);
  if (ofRegistry && response.status === 403)
    return new UnauthorizedError(repository.path, repository.host, { cause: error });
  return error;
}
