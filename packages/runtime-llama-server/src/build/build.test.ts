import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../program/find-program.js';
import { findOnPath } from '../program/find-on-path.js';
import { buildEngine } from './build-engine.js';
import { progressIn } from './build-progress.js';
import { EngineBuildError } from './engine-build-error.js';
import { findEngineSource } from './engine-source.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puna-build-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function rejection(work: Promise<unknown>): Promise<EngineBuildError> {
  return work.then(
    () => Promise.reject(new Error('it was expected to fail')),
    (error: unknown) => error as EngineBuildError,
  );
}

/** A folder on the PATH whose programs do what a test needs. */
async function fakeTools(scripts: Readonly<Record<string, string>>): Promise<string> {
  const tools = await mkdtemp(join(folder, 'tools-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(tools, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(tools, name), 0o755);
  }
  return tools;
}

/** Tools that make a llama-server of one command. */
async function toolsThatMake(command: string): Promise<string> {
  const output = 'for last; do :; done; for i; do [ "$1" = -B ] && break; shift; done; folder=$2';
  const built = `mkdir -p $folder/bin; printf "#!/bin/sh\\n${command}\\n" > $folder/bin/llama-server; chmod 755 $folder/bin/llama-server`;
  return fakeTools({
    git: '',
    cmake: `[ "$1" = --build ] && exit 0; PATH=/usr/bin:/bin; ${output}; ${built}`,
    'c++': '',
    make: '',
  });
}

describe('the progress of a build', () => {
  it.each([
    ['[  7%] Building CXX object x.o', 0.07],
    ['[100%] Built target llama-server', 1],
    ['[42/168] Linking CXX executable', 0.25],
    ['-- Configuring done', undefined],
    ['warning: [50%] of all', undefined],
  ])('in %j is %s', (line, fraction) => {
    expect(progressIn(line)).toBe(fraction);
  });
});

describe('the source', () => {
  it('comes with node-llama-cpp, and with libraries of the same release on Linux', async () => {
    const { bundle, release, cpuLibraries } = await findEngineSource();
    expect(bundle).toMatch(/gitRelease\.bundle$/);
    expect(release).toMatch(/\d/);
    expect(cpuLibraries.length).toBeGreaterThanOrEqual(`${process.platform}-${process.arch}` === 'linux-x64' ? 6 : 0);
  });
});

describe.skipIf(process.platform === 'win32')('a build', () => {
  it('names every tool that is missing, and what to do', async () => {
    const error = await rejection(buildEngine({ engineDirectory: folder, environment: { PATH: folder } }));
    expect(error).toBeInstanceOf(EngineBuildError);
    expect(error.code).toBe('build-tools-missing');
    expect(error.details['missing']).toEqual(['git', 'cmake', 'a C++ compiler (g++ or clang++)', 'make or ninja']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('shows the end of the output of a step that fails, keeps the log and nothing else', async () => {
    const broken = 'echo "cmake: it does not work" >&2; exit 2';
    const path = await fakeTools({ git: 'exit 0', cmake: broken, 'c++': '', make: '' });
    const engineDirectory = join(folder, 'engines');
    const error = await rejection(buildEngine({ engineDirectory, environment: { PATH: path } }));
    expect(error.code).toBe('build-failed');
    expect(error.message).toContain('Could not configure llama-server.');
    expect(error.message).toContain('cmake: it does not work');
    expect(await readdir(engineDirectory)).toEqual(['build.log']);
    expect(await readFile(join(engineDirectory, 'build.log'), 'utf8')).toContain('cmake: it does not work');
  });

  it('does not put a program in place that does not start', async () => {
    const path = await toolsThatMake('exit 9');
    const engineDirectory = join(folder, 'engines');
    const error = await rejection(buildEngine({ engineDirectory, environment: { PATH: path } }));
    expect(error.message).toContain('Could not start what was built.');
    expect(await readdir(engineDirectory)).toEqual(['build.log']);
  });

  it('that would make the same again does nothing, unless it is asked to', async () => {
    const environment = { PATH: await toolsThatMake('exit 0') };
    const engineDirectory = join(folder, 'engines');
    const built = await buildEngine({ engineDirectory, environment });
    expect(built.wasThere).toBe(false);
    expect(await findProgram({ engineDirectory, environment })).toBe(built.program);
    // Without tools, so that nothing could be built.
    const idle = { engineDirectory, environment: { PATH: folder } };
    expect(await buildEngine(idle)).toEqual({ ...built, wasThere: true });
    for (const more of [{ again: true }, { cmakeArguments: ['-DGGML_CUDA=ON'] }]) {
      expect((await rejection(buildEngine({ ...idle, ...more }))).code).toBe('build-tools-missing');
      expect((await buildEngine({ engineDirectory, environment, ...more })).wasThere).toBe(false);
    }
    await writeFile(built.program, '');
    await chmod(built.program, 0o644);
    expect((await rejection(buildEngine(idle))).code).toBe('build-tools-missing');
  });

  it('deletes what builds left that were killed, and nothing of those that run', async () => {
    const engineDirectory = join(folder, 'engines');
    const left = `.building-${hostname()}-999999999-abcdef`;
    const others = [`.building-${hostname()}-${process.pid}-abcdef`, '.building-elsewhere-999999999-abcdef'];
    for (const name of [left, ...others]) await mkdir(join(engineDirectory, name), { recursive: true });
    const { program } = await buildEngine({ engineDirectory, environment: { PATH: await toolsThatMake('exit 0') } });
    expect((await readdir(engineDirectory)).toSorted()).toEqual(
      [...others, 'build.log', basename(dirname(program))].toSorted(),
    );
  });

  it('ends all of its programs when it is aborted, and leaves the log only', async (context) => {
    if ((await findOnPath('sleep')) === undefined) context.skip('sleep is not on this machine');
    const path = await fakeTools({ git: 'exec sleep 600', cmake: '', 'c++': '', make: '' });
    const engineDirectory = join(folder, 'engines');
    const abort = new AbortController();
    const reason = new Error('enough');
    const environment = { PATH: `${path}:${process.env['PATH']}` };
    const work = buildEngine({
      engineDirectory,
      environment,
      signal: abort.signal,
      onProgress: ({ stage }) => stage === 'unpack' && setTimeout(() => abort.abort(reason), 50),
    });
    await expect(work).rejects.toBe(reason);
    expect(await readdir(engineDirectory)).toEqual(['build.log']);
  });
});
