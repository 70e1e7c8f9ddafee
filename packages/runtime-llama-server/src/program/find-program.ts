import { join, resolve } from 'node:path';
import type { ProbeRefusal } from '@puna/runtime';
import type { LlamaServerRuntimeOptions } from '../options.js';
import { defaultEngineDirectory, installedFolder, programName } from './engine-directory.js';
import { findOnPath, isProgram } from './find-on-path.js';

/** Finds the llama-server program, or says why there is none and what to do. */
export async function findProgram(options: LlamaServerRuntimeOptions): Promise<string | ProbeRefusal> {
  const environment = options.environment ?? process.env;
  const chosen = options.program ?? environment['PUNA_LLAMA_SERVER'];
  if (chosen) {
    const path = resolve(chosen);
    if (await isProgram(path)) return path;
    const source = options.program === undefined ? 'PUNA_LLAMA_SERVER' : 'the option program';
    return refuse(
      'configuration',
      `${path}, which ${source} names, is no program that can be run. Correct it, or leave it out.`,
    );
  }
  const built = join(installedFolder(options.engineDirectory ?? defaultEngineDirectory(environment)), programName);
  if (await isProgram(built)) return built;
  return (
    (await findOnPath(programName, environment)) ??
    refuse(
      'platform',
      'There is no llama-server program on this machine. Build one with "puna engine build", put llama.cpp\'s llama-server on the PATH, or let PUNA_LLAMA_SERVER name it.',
    )
  );
}

function refuse(reason: ProbeRefusal['reason'], message: string): ProbeRefusal {
  return { supported: false, reason, message };
}
