import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../python/llama_server.py', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/llama-server/', import.meta.url));

/** A wheel that carries llama.cpp's whole server. The script depends on where this version keeps its parameters. */
const wheel = 'xllamacpp==2026.10.11549';

/** A llama-server program for tests, or why there is none. */
export type LlamaServerProgram =
  | { readonly program: string; readonly missing?: undefined }
  | { readonly program?: undefined; readonly missing: string };

/**
 * A llama-server to test with: the one that `PUNA_TEST_LLAMA_SERVER` names, else one from PyPI, which is fetched once and
 * kept in `node_modules/.cache`. It needs Python 3.11 or newer with `venv`.
 */
export async function prepareLlamaServer(): Promise<LlamaServerProgram> {
  const chosen = process.env['PUNA_TEST_LLAMA_SERVER'];
  if (chosen) return { program: chosen };
  if (process.platform === 'win32') return { missing: 'the llama-server for tests runs on Linux and macOS only' };
  const key = await environmentKey().catch(() => undefined);
  if (key === undefined) return { missing: 'python3 3.11 or newer is not on this machine' };
  const program = join(cache, key, 'llama-server');
  const missing = (await exists(program)) ? undefined : await makeEnvironment(key);
  return missing === undefined ? { program } : { missing };
}

/** Tells environments apart that can't stand in for each other. */
async function environmentKey(): Promise<string> {
  const code = 'import sys; assert sys.version_info >= (3, 11); print(sys.version, sys.base_prefix)';
  const { stdout } = await run('python3', ['-c', code]);
  return createHash('sha256').update(stdout).update(wheel).update(script).digest('hex').slice(0, 16);
}

/** Makes an environment beside its place and renames it, so that a half one is never used. */
async function makeEnvironment(key: string): Promise<string | undefined> {
  await mkdir(cache, { recursive: true });
  const beside = await mkdtemp(join(cache, 'unfinished-'));
  try {
    const made = await run('python3', ['-m', 'venv', beside]).catch(lastLine);
    if (typeof made === 'string') return `python3 can't make a virtual environment: ${made}`;
    // A wheel alone, without dependencies: nothing of a package runs while it is installed.
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
    const only = ['--only-binary', ':all:', wheel];
    const installed = await run(join(beside, 'bin/python'), [...install, ...only]).catch(lastLine);
    if (typeof installed === 'string') return `pip can't install ${wheel}: ${installed}`;
    const python = join(cache, key, 'bin/python');
    const program = join(beside, 'llama-server');
    await writeFile(program, `#!/bin/sh\nexec '${python}' '${script}' "$@"\n`);
    await chmod(program, 0o755);
    await rename(beside, join(cache, key)).catch(async (error: unknown) => {
      if (!(await exists(join(cache, key)))) throw error; // another test run was first
    });
    return undefined;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** The last line that a program wrote to standard error, where Python and pip say what went wrong. */
function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return text.trim().split('\n').at(-1) || String(error);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
