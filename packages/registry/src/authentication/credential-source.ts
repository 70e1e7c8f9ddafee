/** What a user logs in with: a name and a password, or a token that is exchanged for others (OAuth 2). */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };

/** Knows how to log in to registries. Asked only where a registry wants a login. */
export interface CredentialSource {
  /**
   * The credentials for a registry, or undefined where there are none.
   *
   * @param host the registry, with its port where it has one.
   */
  find(host: string): Promise<Credentials | undefined>;
}

/** By the convention of Docker, this name says that the password is an identity token. */
const tokenUserName = '<token>';

/** Credentials from a user name and a secret, as Docker's configuration and helpers store them. */
export function credentialsFrom(username: string, secret: string): Credentials {
  if (username === tokenUserName) return { kind: 'identity-token', token: secret };
  return { kind: 'password', username, password: secret };
}
