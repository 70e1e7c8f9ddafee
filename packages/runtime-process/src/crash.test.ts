import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ModelCrashedError, type RuntimeError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { collect, files, fixtureRuntime, isAlive, loadOptions, prompt, textOf, until } from './fixtures/fixture.js';

describe('a model whose process ends', () => {
  it('ends all its work with the reason, and no other model', async () => {
    const runtime = fixtureRuntime();
    const [model, other] = await Promise.all([runtime.load(files(), loadOptions), runtime.load(files(), loadOptions)]);
    const hanging = collect(model.generate(prompt('hang'))).catch((error: unknown) => error);
    const elsewhere = collect(other.generate(prompt('tick:100')));

    const texts: string[] = [];
    const crashing = (async () => {
      for await (const event of model.generate(prompt('abort-process'))) texts.push(textOf([event]));
    })().catch((error: unknown) => error);

    for (const error of await Promise.all([crashing, hanging, model.closed])) {
      expect(ModelCrashedError.isInstance(error)).toBe(true);
      expect((error as RuntimeError).details).toMatchObject({ exitCode: null, signal: 'SIGABRT' });
      expect((error as RuntimeError).details.stderr).toEqual(
        expect.arrayContaining(['first line', 'assertion failed: x > 0']),
      );
    }
    expect(texts).toEqual(['begun']);
    await expect(model.memory()).rejects.toThrow(ModelCrashedError);
    await model.close();

    expect(textOf(await elsewhere)).toContain('99 ');
    const next = await runtime.load(files(), loadOptions);
    expect(textOf(await collect(next.generate(prompt('hello'))))).toBe('hello');
    await Promise.all([other.close(), next.close()]);
    expect(await other.closed).toBeUndefined();
  });

  it('tells its exit code', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    const error = await collect(model.generate(prompt('exit:7'))).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'model-crashed', details: { exitCode: 7, signal: null } });
  });

  it('may have been killed from outside', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    const embedding = model.embed({ inputs: ['hang'] }).catch((error: unknown) => error);
    await model.memory();
    process.kill(model.processId, 'SIGKILL');
    expect(await embedding).toMatchObject({ code: 'model-crashed', details: { signal: 'SIGKILL' } });
    expect(await model.closed).toMatchObject({ code: 'model-crashed' });
  });

  it.skipIf(process.platform === 'win32')('is not ended by signals that are meant for its parent', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(model.processId, signal);
    expect(textOf(await collect(model.generate(prompt('tick:20'))))).toContain('19 ');
    await model.close();
    expect(await model.closed).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('the parent of a model', () => {
  it('decides about Ctrl-C, and takes its children along when it is killed', async () => {
    const program = fileURLToPath(new URL('fixtures/parent.mjs', import.meta.url));
    const parent = spawn(process.execPath, [program], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface({ input: parent.stdout }).on('line', (line) => lines.push(line));
    try {
      await until(() => lines.includes('ok'));
      const child = Number(lines[0]);
      expect(isAlive(child)).toBe(true);

      process.kill(-parent.pid!, 'SIGINT'); // what a terminal does: the whole process group gets it
      await until(() => lines.includes('parent got SIGINT'));
      const before = lines.length;
      await until(() => lines.length > before + 2);
      expect(lines.at(-1)).toBe('ok');

      parent.kill('SIGKILL');
      await once(parent, 'close');
      await until(() => !isAlive(child));
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
