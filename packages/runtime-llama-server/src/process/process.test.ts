import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModelCrashedError, OutOfMemoryError, LoadError, ModelClosedError } from '@puna/runtime';
import { tinyModelFiles } from '@puna/tiny-model';
import { describe, expect, it } from 'vitest';
import { greedy, loadTest, programForTests, temporaryFile, testRuntime } from '../fixtures/test-server.js';
import type { LlamaServerLogger } from '../options.js';
import { chmod } from 'node:fs/promises';

/** Remembers the ids of the programs' processes. */
function watch(): { readonly logger: LlamaServerLogger; readonly ids: Set<number> } {
  const ids = new Set<number>();
  const take = ({ processId }: Readonly<Record<string, unknown>>): void => {
    if (typeof processId === 'number') ids.add(processId);
  };
  return { ids, logger: { debug: take, warn: take } };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(processId: number): Promise<void> {
  for (let tries = 0; tries < 200 && isAlive(processId); tries++) await sleep(50);
  expect(isAlive(processId)).toBe(false);
}

describe('a llama-server that crashes', () => {
  it('ends its requests with a ModelCrashedError, and resolves `closed` with it', async () => {
    const { logger, ids } = watch();
    const model = await loadTest({}, {}, { logger });
    const running = model.generate({ ...greedy('x'), sampling: { temperature: 100, seed: 3 }, maxTokens: 100_000 });
    const iterator = running[Symbol.asyncIterator]();
    await iterator.next();
    const [processId = 0] = ids;
    process.kill(processId, 'SIGSEGV');
    const rest = (async () => {
      while (!(await iterator.next()).done);
    })();
    await expect(rest).rejects.toSatisfy(ModelCrashedError.isInstance);
    const error = (await model.closed) as ModelCrashedError;
    expect(error.details).toMatchObject({ signal: 'SIGSEGV', exitCode: null });
    expect((error.details['log'] as string[]).length).toBeGreaterThan(0);
    await expect(model.tokenize('x')).rejects.toSatisfy(ModelCrashedError.isInstance);
    await model.close();
  });

  it('does not disturb another model', async () => {
    const { logger, ids } = watch();
    const [model, other] = [await loadTest({}, {}, { logger }), await loadTest()];
    process.kill([...ids][0] ?? 0, 'SIGKILL');
    expect(ModelCrashedError.isInstance(await model.closed)).toBe(true);
    expect(await other.tokenize('x')).toHaveLength(1);
  });
});

describe('a llama-server', () => {
  it('is gone after close', async () => {
    const { logger, ids } = watch();
    const model = await loadTest({}, {}, { logger });
    await model.close();
    const [processId = 0] = ids;
    expect(processId).toBeGreaterThan(0);
    expect(isAlive(processId)).toBe(false);
    await expect(model.memory()).rejects.toSatisfy(ModelClosedError.isInstance);
  });

  it('ends with the process that started it, also where that is killed', async () => {
    const code = `
      import { createLlamaServerRuntime } from '@puna/runtime-llama-server';
      const ids = new Set();
      const logger = { debug: ({ processId }) => ids.add(processId), warn() {} };
      const runtime = createLlamaServerRuntime({ program: ${JSON.stringify(programForTests)}, logger });
      const files = { format: 'gguf', weights: ${JSON.stringify(tinyModelFiles.weights)} };
      await runtime.load(files, { settings: { contextLength: 256, slots: 1 } });
      console.log(Math.max(...[...ids].filter(Boolean)));
      setInterval(() => {}, 1000);`;
    const cwd = new URL('../..', import.meta.url);
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const processId = Number(line);
    expect(isAlive(processId)).toBe(true);
    parent.kill('SIGKILL');
    await untilGone(processId);
  });

  it.each([
    ['ends by itself', 'echo "no such thing" >&2; exit 3', LoadError, 'exit code 3'],
    ['is ended by a signal of its own', 'kill -ABRT $$', ModelCrashedError, 'SIGABRT'],
    ['is ended by the system', 'kill -KILL $$', OutOfMemoryError, 'memory'],
  ])('that %s while loading gives a typed error', async (_, script, errorClass, message) => {
    const program = await temporaryFile('server.sh', `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    const load = testRuntime({ program }).load(
      { format: 'gguf', weights: tinyModelFiles.weights },
      { settings: { contextLength: 256, slots: 1 } },
    );
    const error = await load.catch((reason: unknown) => reason);
    expect(errorClass.isInstance(error), String(error)).toBe(true);
    expect((error as Error).message).toContain(message);
  });
});
