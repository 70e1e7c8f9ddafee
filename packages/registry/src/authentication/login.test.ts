import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { startGuardedRegistry, type GuardOptions } from '../fixtures/guarded-registry.js';
import { digestOf } from '@puna-tooling/testing/registry';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { UnauthorizedError, type Credentials, type RegistryClientOptions } from '../index.js';

const insecure = { insecure: true };
const user: Credentials = { kind: 'password', username: 'ann', password: 'pass-word-of-ann' };

async function setUp(guard: GuardOptions, options: Partial<RegistryClientOptions> = {}) {
  const guarded = await startGuardedRegistry(guard);
  const { registry } = guarded;
  const blob = randomBytes(6_000_000);
  const descriptor = registry.add(blob);
  const { client } = testClient(options);
  const name = modelOn(registry.server.host);
  const target = targetIn(await temporaryDirectory());
  const pull = () => client.pullBlob(name, descriptor, target, insecure);
  const push = async (content: Buffer) => {
    const path = join(await temporaryDirectory(), 'blob');
    await writeFile(path, content);
    return client.pushBlob(name, { digest: digestOf(content), size: content.length }, path, insecure);
  };
  return { ...guarded, blob, descriptor, client, name, target, pull, push };
}

describe('logging in', () => {
  it('takes the token that everybody gets, once for all requests', async () => {
    const { blob, target, pull, tokenRequests, registry } = await setUp({ decide: () => ({ token: 'for-everybody' }) });
    await Promise.all([pull(), pull()]);
    expect(blob.equals(await target.content())).toBe(true);
    expect(tokenRequests).toHaveLength(1);
    const [{ request, url }] = tokenRequests as [(typeof tokenRequests)[0]];
    expect(request.headers.authorization).toBeUndefined();
    expect(Object.fromEntries(url.searchParams)).toEqual({ service: 'test', scope: 'repository:library/model:pull' });
    const withoutToken = registry.server.requests.filter(
      ({ headers, url }) => !headers.authorization && url !== '/token',
    );
    expect(withoutToken.filter((entry) => entry.url.includes('/blobs/'))).toHaveLength(1);
  });

  it("shows the user's login to the token server, wherever it is, and to nobody else", async () => {
    const { blob, target, pull, tokenRequests, registry } = await setUp(
      { decide: () => ({ token: 'for-ann' }), elsewhere: true },
      { credentials: { find: async () => user } },
    );
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    const basic = `Basic ${Buffer.from('ann:pass-word-of-ann').toString('base64')}`;
    expect(tokenRequests.map(({ request }) => request.headers.authorization)).toEqual([basic]);
    expect(tokenRequests[0]!.url.searchParams.get('account')).toBe('ann');
    const sent = new Set(registry.server.requests.map(({ headers }) => headers.authorization));
    expect(sent).toEqual(new Set([undefined, 'Bearer for-ann']));
  });

  it('exchanges an identity token', async () => {
    const { pull, tokenRequests } = await setUp(
      { decide: () => ({ token: 'exchanged' }) },
      { credentials: { find: async () => ({ kind: 'identity-token', token: 'refresh-me' }) } },
    );
    await pull();
    expect(tokenRequests).toHaveLength(1);
    expect(tokenRequests[0]!.request.method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(tokenRequests[0]!.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'puna',
      refresh_token: 'refresh-me',
      scope: 'repository:library/model:pull',
      service: 'test',
    });
  });

  it('gets a new token when one expires in the middle of a transfer', async () => {
    let count = 0;
    const { blob, target, pull, tokenRequests } = await setUp({
      decide: () => ({ token: `token-${(count += 1)}` }),
      requestsPerToken: 2,
    });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(tokenRequests.length).toBeGreaterThan(1);
    expect(tokenRequests.length).toBeLessThan(6);
  });

  it('renews a token before its announced end', async () => {
    let count = 0;
    const { pull, client, name, tokenRequests, registry } = await setUp({
      decide: () => ({ token: `token-${(count += 1)}`, expiresIn: 0 }),
    });
    await pull();
    registry.addManifest('latest', 'application/vnd.oci.image.manifest.v1+json', { schemaVersion: 2, layers: [] });
    await client.fetchManifest(name, insecure);
    expect(tokenRequests.length).toBeGreaterThan(1);
  });

  it('asks for more when a push needs more than a look', async () => {
    const scopes: (string | null)[] = [];
    const { push } = await setUp({
      decide: ({ url }): { token: string } => {
        const scope = url.searchParams.get('scope');
        scopes.push(scope);
        return { token: `token-for-${scope}` };
      },
      scope: ({ method }) => `repository:library/model:${method === 'HEAD' ? 'pull' : 'pull,push'}`,
      intercept(request, response): boolean {
        const enough = request.method === 'HEAD' || request.headers.authorization?.endsWith('push') === true;
        if (enough) return false;
        request.resume();
        response.writeHead(401, {
          'www-authenticate': `Bearer realm="http://${request.headers.host}/token",service="test",scope="repository:library/model:pull,push"`,
        });
        response.end();
        return true;
      },
    });
    expect(await push(randomBytes(1000))).toBe('uploaded');
    expect(scopes).toEqual(['repository:library/model:pull', 'repository:library/model:pull,push']);
  });

  it('repeats a request for a token that fails in passing', async () => {
    let count = 0;
    const { pull, tokenRequests } = await setUp({
      decide: () => {
        count += 1;
        return count < 3 ? 503 : { token: 'at-last' };
      },
    });
    await pull();
    expect(tokenRequests).toHaveLength(3);
  });

  const refusals: [string, GuardOptions['decide']][] = [
    ['the token server refuses', () => 403],
    ['the token is of no use', () => ({ token: 'useless', good: false })],
  ];

  it.each(refusals)('ends with one clear sentence where %s', async (_, decide) => {
    const { pull, registry } = await setUp({ decide });
    const pulling = pull();
    await expect(pulling).rejects.toSatisfy(UnauthorizedError.isInstance);
    await expect(pulling).rejects.toThrow(
      `unauthorized: access denied to library/model on ${registry.server.host}; check the name, or log in with ` +
        `"docker login ${registry.server.host}"`,
    );
  });

  it('finds a login that was made after a refusal', async () => {
    let found: Credentials | undefined;
    const { pull } = await setUp(
      { decide: ({ request }) => (request.headers.authorization ? { token: 'for-ann' } : 401) },
      { credentials: { find: async () => found } },
    );
    await expect(pull()).rejects.toSatisfy(UnauthorizedError.isInstance);
    found = user;
    await pull();
  });
});

describe("the signature of this installation's key", () => {
  it('is shown to the registry itself after an anonymous token was refused', async () => {
    const identityPath = join(await temporaryDirectory(), 'made/on/demand/id_ed25519');
    const { pull, tokenRequests } = await setUp(
      { decide: ({ request }) => (request.headers.authorization ? { token: 'for-the-key' } : 401) },
      { identityPath },
    );
    await pull();
    expect(tokenRequests).toHaveLength(2);
    const { request, url } = tokenRequests[1]!;
    expect([...url.searchParams.keys()]).toEqual(['nonce', 'scope', 'service', 'ts']);
    expect(Buffer.from(url.searchParams.get('nonce')!, 'base64url')).toHaveLength(16);
    const age = Date.now() / 1000 - Number(url.searchParams.get('ts'));
    expect(Math.abs(age)).toBeLessThan(60);
    const [blob = '', signature = ''] = request.headers.authorization!.split(':');
    const wire = Buffer.from(blob, 'base64');
    expect(wire.subarray(4, 15).toString()).toBe('ssh-ed25519');
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: wire.subarray(-32).toString('base64url') },
      format: 'jwk',
    });
    const emptyHash = Buffer.from(createHash('sha256').digest('hex')).toString('base64');
    const signed = Buffer.from(`GET,http://${request.headers.host}${request.url},${emptyHash}`);
    expect(verify(undefined, signed, key, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('is shown to no token server elsewhere', async () => {
    const identityPath = join(await temporaryDirectory(), 'id_ed25519');
    const { pull, tokenRequests } = await setUp({ decide: () => 401, elsewhere: true }, { identityPath });
    await expect(pull()).rejects.toSatisfy(UnauthorizedError.isInstance);
    expect(tokenRequests).toHaveLength(1);
    expect(tokenRequests[0]!.request.headers.authorization).toBeUndefined();
  });
});
