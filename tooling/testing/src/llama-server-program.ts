import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePythonEnvironment } from './python-environment.js';

const script = fileURLToPath(new URL('../python/llama_server.py', import.meta.url));
const programName = 'llama-server';

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
  const { folder, missing } = await preparePythonEnvironment({
    cache: 'llama-server',
    what: wheel,
    packages: ['--no-deps', wheel],
    distinguishedBy: [wheel, script],
    oldestPython: '(3, 11)',
    complete: writeProgram,
  });
  return folder === undefined ? { missing } : { program: join(folder, programName) };
}

/** The program is a script that runs Python; its path is that of the finished environment. */
async function writeProgram(folder: string, place: string): Promise<void> {
  const program = join(folder, programName);
  await writeFile(program, `#!/bin/sh\nexec '${join(place, 'bin/python')}' '${script}' "$@"\n`);
  await chmod(program, 0o755);
}
