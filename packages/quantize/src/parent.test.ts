import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '@puna-tooling/testing';
import { describe, expect, it, vi } from 'vitest';
import { writeModel } from './fixtures/write-model.js';

// Windows has no process groups, and does not remove a file that is being written.
describe.skipIf(process.platform === 'win32')('the program that quantises', () => {
  it('decides about Ctrl-C, and leaves nothing when it is killed', async () => {
    await using directory = await disposableDirectory();
    const source = path.join(directory.path, 'source.gguf');
    await writeModel(source);
    const program = fileURLToPath(new URL('fixtures/parent.mjs', import.meta.url));
    const target = path.join(directory.path, 'target.gguf');
    const parent = spawn(process.execPath, [program, source, target], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    createInterface({ input: parent.stdout }).on('line', (line) => lines.push(line));
    try {
      await vi.waitUntil(() => lines.length > 0, 10_000);
      process.kill(-parent.pid!, 'SIGINT'); // what a terminal does: the whole process group gets it
      await vi.waitUntil(() => lines.includes('done'), 20_000);
      expect(lines).toContain('got SIGINT');

      const before = lines.length;
      await vi.waitUntil(() => lines.length > before + 1, 10_000);
      expect(await readdir(directory.path)).toContainEqual(expect.stringMatching(/\.partial$/));
      parent.kill('SIGKILL');
      await once(parent, 'close');
      await vi.waitUntil(() => !isAlive(-parent.pid!), 10_000);
      expect((await readdir(directory.path)).toSorted()).toEqual(['source.gguf', 'target.gguf']);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});

/** Whether a process, or with a negative number any of a group, is there. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

async function disposableDirectory(): Promise<{ readonly path: string } & AsyncDisposable> {
  const { path: directory, remove } = await temporaryDirectory();
  return { path: directory, [Symbol.asyncDispose]: remove };
}
