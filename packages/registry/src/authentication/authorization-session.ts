import { RegistryResponseError } from '../errors/registry-response-error.js';
import { UnauthorizedError } from '../errors/unauthorized-error.js';
import { isTemporary } from '../http/backoff.js';
import { retry, type RetryContext } from '../http/retry.js';
import type { Challenge } from './challenge.js';
import type { LoginMethod } from './login-methods.js';

/** A token is renewed this long before its end, or after four fifths of its life if that is later. */
const renewalMilliseconds = 10_000;

interface CurrentAuthorization {
  readonly header: string;
  readonly renewAt: number;
  /** Whether the registry ever took it: if it refuses it afterwards, it has only expired. */
  accepted: boolean;
}

/**
 * What is known about logging in for one kind of access to one repository. All requests of that kind share it, so that
 * a token is asked for once, and once again when it expires.
 */
export class AuthorizationSession {
  readonly #place: { readonly what: string; readonly host: string };
  readonly #context: RetryContext;
  readonly #methodsFor: (challenges: readonly Challenge[]) => Promise<LoginMethod[]>;
  #methods: LoginMethod[] | undefined;
  #current: CurrentAuthorization | undefined;
  #renewal: Promise<string> | undefined;
  #learning: Promise<void> | undefined;

  constructor(
    place: { readonly what: string; readonly host: string },
    context: RetryContext,
    methodsFor: (challenges: readonly Challenge[]) => Promise<LoginMethod[]>,
  ) {
    this.#place = place;
    this.#context = context;
    this.#methodsFor = methodsFor;
  }

  /** The header to send; undefined while the registry has not asked for any. Throws UnauthorizedError. */
  async authorization(): Promise<string | undefined> {
    if (this.#methods === undefined) return undefined;
    if (this.#current !== undefined && Date.now() < this.#current.renewAt) return this.#current.header;
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  /** Tells that the registry let a request with this header pass. */
  accepted(header: string | undefined): void {
    if (header !== undefined && header === this.#current?.header) this.#current.accepted = true;
  }

  /** Tells that the registry answered 401 to a request with this header. Afterwards there is another one. */
  async rejected(header: string | undefined, challenges: readonly Challenge[]): Promise<void> {
    if (header === undefined) {
      if (this.#methods === undefined) await this.#learn(challenges);
      return;
    }
    if (header !== this.#current?.header) return;
    const { accepted } = this.#current;
    this.#current = undefined;
    // It has expired, or was good for less than what is asked now: the new challenge says for what.
    if (accepted) await this.#learn(challenges);
    else this.#methods?.shift();
  }

  /** Of several requests that went out without a header, the first to come back prepares for all. */
  async #learn(challenges: readonly Challenge[]): Promise<void> {
    this.#learning ??= this.#methodsFor(challenges)
      .then((methods) => {
        this.#methods = methods;
      })
      .finally(() => {
        this.#learning = undefined;
      });
    await this.#learning;
  }

  async #renew(): Promise<string> {
    for (;;) {
      const method = this.#methods?.[0];
      if (method === undefined) throw this.#giveUp();
      try {
        const { signal } = new AbortController();
        const { header, lifetimeMilliseconds } = await retry(this.#context, signal, method);
        const life = Math.max(lifetimeMilliseconds * 0.8, lifetimeMilliseconds - renewalMilliseconds);
        this.#current = { header, renewAt: Date.now() + life, accepted: false };
        return header;
      } catch (error) {
        if (!RegistryResponseError.isInstance(error) || isTemporary(error)) throw error;
        this.#methods?.shift();
        if (this.#methods?.length === 0) throw this.#giveUp(error);
      }
    }
  }

  /** Also forgets everything, so that a login made meanwhile is found by the next request. */
  #giveUp(cause?: unknown): UnauthorizedError {
    this.#methods = undefined;
    return new UnauthorizedError(this.#place.what, this.#place.host, { cause });
  }
}
