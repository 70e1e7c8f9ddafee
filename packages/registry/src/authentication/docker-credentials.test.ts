import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { dockerCredentials } from './docker-credentials.js';

const ann = { kind: 'password', username: 'ann', password: 'pass:word' };
const annInline = { auth: Buffer.from('ann:pass:word').toString('base64') };

/** Finds the login to a host with this configuration of Docker. */
async function find(configuration: unknown, host: string, helpers: Record<string, string> = {}) {
  const directory = await temporaryDirectory();
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  await writeFile(join(directory, 'config.json'), text);
  for (const [name, script] of Object.entries(helpers)) {
    const path = join(directory, `docker-credential-${name}`);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }
  const warnings: string[] = [];
  const environment = { DOCKER_CONFIG: directory, PATH: `${directory}${delimiter}${process.env['PATH']}` };
  const credentials = await dockerCredentials(environment, { warn: (text) => warnings.push(text) }).find(host);
  return { credentials, warnings };
}

describe("the logins of Docker's configuration", () => {
  it.each([
    ['registry.example:5000', 'registry.example:5000'],
    ['https://registry.example:5000', 'registry.example:5000'],
    ['https://registry.example:5000/v2/', 'registry.example:5000'],
    ['Registry.Example', 'registry.example'],
    ['https://index.docker.io/v1/', 'registry-1.docker.io'],
  ])('stand under %s for %s', async (key, host) => {
    expect(await find({ auths: { [key]: annInline } }, host)).toEqual({ credentials: ann, warnings: [] });
  });

  it.each([
    ['registry.example', 'registry.example:5000'],
    ['registry.example:5000', 'registry.example'],
    ['registry.example.evil', 'registry.example'],
    ['registry.example', 'example'],
  ])('of %s are not those of %s', async (key, host) => {
    expect((await find({ auths: { [key]: annInline } }, host)).credentials).toBeUndefined();
  });

  it('may be identity tokens', async () => {
    const token = { kind: 'identity-token', token: 'refresh' };
    const auths = { 'r.example': { ...annInline, identitytoken: 'refresh' } };
    expect((await find({ auths }, 'r.example')).credentials).toEqual(token);
    const inline = { auth: Buffer.from('<token>:refresh').toString('base64') };
    expect((await find({ auths: { 'r.example': inline } }, 'r.example')).credentials).toEqual(token);
  });

  it('are none where there is no file', async () => {
    const credentials = dockerCredentials({ DOCKER_CONFIG: '/nowhere' }, { warn: expect.unreachable });
    expect(await credentials.find('r.example')).toBeUndefined();
  });

  it.each([
    '{"auths": {"r.example": {"auth": "c2VjcmV0OnNlY3JldA==" ',
    '{"auths": 5, "x": "c2VjcmV0OnNlY3JldA=="}',
    '[]',
  ])('are left out with a warning that quotes nothing where the file is %s', async (text) => {
    const { credentials, warnings } = await find(text, 'r.example');
    expect(credentials).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain('c2VjcmV0');
  });

  it.each(['', '!!!', Buffer.from('no colon').toString('base64')])(
    'are none where the entry holds %j',
    async (auth) => {
      expect((await find({ auths: { 'r.example': { auth } } }, 'r.example')).credentials).toBeUndefined();
    },
  );
});

describe.skipIf(process.platform === 'win32')('credential helpers', () => {
  const answers = `read server; echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"$server\\",\\"Secret\\":\\"s\\"}"`;

  it('are asked for the registry that they are named for', async () => {
    const configuration = { credHelpers: { 'r.example': 'mine' }, credsStore: 'other' };
    const { credentials } = await find(configuration, 'r.example', { mine: answers, other: 'exit 3' });
    expect(credentials).toEqual({ kind: 'password', username: 'r.example', password: 's' });
  });

  it('that keep all logins are asked under the name that Docker uses', async () => {
    const configuration = { auths: { 'https://r.example/v2/': {} }, credsStore: 'all' };
    const { credentials } = await find(configuration, 'r.example', { all: answers });
    expect(credentials).toEqual({ kind: 'password', username: 'https://r.example/v2/', password: 's' });
  });

  it('may give an identity token', async () => {
    const helper = `echo '{"Username":"<token>","Secret":"refresh"}'`;
    const { credentials } = await find({ credsStore: 'all' }, 'r.example', { all: helper });
    expect(credentials).toEqual({ kind: 'identity-token', token: 'refresh' });
  });

  it('that have nothing leave it to the file', async () => {
    const configuration = { auths: { 'r.example': annInline }, credsStore: 'all' };
    const helper = 'echo "credentials not found in native keychain"; exit 1';
    expect(await find(configuration, 'r.example', { all: helper })).toEqual({ credentials: ann, warnings: [] });
  });

  it.each([
    ['answer nonsense', { all: 'echo "the secret is hunter2"' }, 'answered something else than credentials'],
    ['are missing', {}, 'could not be run: ENOENT'],
    ['fail', { all: 'echo hunter2 >&2; exit 2' }, 'could not be run: 2'],
  ])('that %s are left out with a warning that quotes nothing', async (_, helpers, warning) => {
    const { credentials, warnings } = await find({ credsStore: 'all' }, 'r.example', helpers);
    expect(credentials).toBeUndefined();
    expect(warnings[0]).toContain(`docker-credential-all ${warning}`);
    expect(warnings[0]).not.toContain('hunter2');
  });
});
