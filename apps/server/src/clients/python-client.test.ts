import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addEmbedder, startTestServer, temporaryDirectory } from '@puna-tooling/testing';
import { describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('fixtures/python-client.py', import.meta.url));

/** The client's version that the script was written for. */
const clientPackage = 'ollama==0.6.3';

async function hasPip(): Promise<boolean> {
  return run('python3', ['-m', 'pip', '--version']).then(
    () => true,
    () => false,
  );
}

describe("Ollama's own Python client", () => {
  it('lists, shows, generates, chats, streams, embeds, copies and deletes', { timeout: 180_000 }, async (test) => {
    if (!(await hasPip())) test.skip('python3 with pip is not on this machine');
    const directory = await temporaryDirectory();
    const server = await startTestServer(startServer);
    try {
      await addEmbedder(server);
      const target = join(directory.path, 'packages');
      const installed = await run('python3', [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--target',
        target,
        clientPackage,
      ]).then(
        () => true,
        () => false,
      );
      if (!installed) test.skip(`pip could not install ${clientPackage}`);
      const { stdout } = await run('python3', [script], {
        env: { ...process.env, PYTHONPATH: target, OLLAMA_HOST: server.url, NO_PROXY: '*' },
      });
      expect(stdout.trim()).toBe('done');
    } finally {
      await server.close();
      await directory.remove();
    }
  });
});
