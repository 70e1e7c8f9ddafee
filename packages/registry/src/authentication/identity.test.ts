import { spawnSync } from 'node:child_process';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { IdentityKeyError, openIdentity } from '../index.js';

/** Makes a key with OpenSSH's own program. */
async function sshKeygen(context: TestContext, passphrase: string): Promise<string> {
  if (spawnSync('ssh-keygen', ['-?']).error) context.skip('ssh-keygen is not on this machine');
  const path = join(await temporaryDirectory(), 'id_ed25519');
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-C', 'a comment', '-N', passphrase, '-f', path]);
  return path;
}

const cutOff =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n' +
  '-----END OPENSSH PRIVATE KEY-----\n';

describe('the key of an installation', () => {
  it('is made where it is missing, readable by its owner only', async () => {
    const path = join(await temporaryDirectory(), 'not/yet/there/id_ed25519');
    const made = await openIdentity(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(`${path}.pub`)).mode & 0o777).toBe(0o644 & ~process.umask());
    expect(await readFile(`${path}.pub`, 'utf8')).toBe(`ssh-ed25519 ${made.publicKey}\n`);
    expect(await readFile(path, 'utf8')).toMatch(
      /^-----BEGIN OPENSSH PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END OPENSSH/,
    );
    const read = await openIdentity(path);
    expect(read.publicKey).toBe(made.publicKey);
    expect(read.sign('x')).toBe(made.sign('x'));
  });

  it('is the same for all who make it at once', async () => {
    const path = join(await temporaryDirectory(), 'id_ed25519');
    await Promise.all(Array.from({ length: 5 }, () => openIdentity(path)));
    const { publicKey } = await openIdentity(path);
    expect((await readFile(`${path}.pub`, 'utf8')).length).toBe(`ssh-ed25519 ${publicKey}\n`.length);
  });

  it('may come from ssh-keygen', async (context) => {
    const path = await sshKeygen(context, '');
    const { publicKey } = await openIdentity(path);
    expect(await readFile(`${path}.pub`, 'utf8')).toBe(`ssh-ed25519 ${publicKey} a comment\n`);
  });

  it('is refused where it has a passphrase', async (context) => {
    const path = await sshKeygen(context, 'a passphrase');
    await expect(openIdentity(path)).rejects.toThrow(`the key ${path} can not be used: it has a passphrase`);
  });

  it('can be read by ssh-keygen', async (context) => {
    if (spawnSync('ssh-keygen', ['-?']).error) context.skip('ssh-keygen is not on this machine');
    const path = join(await temporaryDirectory(), 'id_ed25519');
    const { publicKey } = await openIdentity(path);
    const { stdout } = spawnSync('ssh-keygen', ['-y', '-f', path], { encoding: 'utf8' });
    expect(stdout.trim()).toBe(`ssh-ed25519 ${publicKey}`);
  });

  it.each([
    ['is something else', 'hello', 'it is not a private key in the format of OpenSSH'],
    ['is cut off', cutOff, 'it is damaged'],
    ['is empty', '', 'it is not a private key'],
  ])('is refused with a reason where it %s', async (_, text, reason) => {
    const path = join(await temporaryDirectory(), 'id_ed25519');
    await writeFile(path, text);
    await chmod(path, 0o600);
    const opening = openIdentity(path);
    await expect(opening).rejects.toSatisfy(IdentityKeyError.isInstance);
    await expect(opening).rejects.toThrow(`the key ${path} can not be used: ${reason}`);
  });
});
