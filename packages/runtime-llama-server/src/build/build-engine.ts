import { mkdir, open, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultEngineDirectory, installedFolder, programName, type Environment } from '../program/engine-directory.js';
import { progressIn } from './build-progress.js';
import { findBuildTools } from './build-tools.js';
import { findBuilt } from './built-engine.js';
import { cmakeOptions } from './cmake-options.js';
import { findEngineSource } from './engine-source.js';
import { collectEngine, replaceFolder } from './install-engine.js';
import { runStep, type BuildStep } from './run-step.js';
import { makeWorkFolder } from './work-folder.js';

/** The second lets a machine lend its memory to a model on another one. */
const targets = ['llama-server', 'ggml-rpc-server'] as const;

/** What `buildEngine` is given. */
export interface BuildEngineOptions {
  /** Where the program is put, and built. Default: `defaultEngineDirectory()`. */
  readonly engineDirectory?: string;

  /** Compilers that run at the same time. Default: one for each CPU. */
  readonly jobs?: number;

  /** Further arguments for cmake: `-DGGML_CUDA=ON`. */
  readonly cmakeArguments?: readonly string[];

  /** Build also where the same llama-server is there already. Default false. */
  readonly again?: boolean;

  /** Where the tools are looked up. Default: this process's environment. */
  readonly environment?: Environment;

  /** Aborts the build; nothing of it stays but the log. */
  readonly signal?: AbortSignal;

  readonly onProgress?: (progress: BuildProgress) => void;
}

/** How far a build is. */
export interface BuildProgress {
  readonly stage: 'unpack' | 'configure' | 'compile' | 'install';

  /** The part of the stage that is done, from 0 to 1. */
  readonly fraction: number;
}

/** A llama-server that was built. */
export interface BuiltEngine {
  readonly program: string;

  /** The release of llama.cpp. */
  readonly release: string;
  readonly logFile: string;

  /** It was there already, and nothing was done. */
  readonly wasThere: boolean;
}

/**
 * Builds llama-server from the source that node-llama-cpp carries, without a download, and puts it where the adapter
 * finds it. Where the same one is there already, nothing is done; another one is replaced once the new one has shown that
 * it starts.
 *
 * @throws EngineBuildError where tools are missing or a step fails; the signal's reason where it aborts.
 */
export async function buildEngine(options: BuildEngineOptions = {}): Promise<BuiltEngine> {
  const { environment = process.env, engineDirectory = defaultEngineDirectory(environment), signal } = options;
  signal?.throwIfAborted();
  const { release, ...source } = await findEngineSource();
  const place = installedFolder(engineDirectory);
  const logFile = join(engineDirectory, 'build.log');
  const record = { release, cmakeArguments: options.cmakeArguments ?? [] };
  const there = options.again ? undefined : await findBuilt(place, record);
  if (there !== undefined) return { program: there, release, logFile, wasThere: true };
  const tools = await findBuildTools(environment);
  await mkdir(engineDirectory, { recursive: true });
  const workFolder = await makeWorkFolder(engineDirectory);
  const log = await open(logFile, 'w');
  const report = (stage: BuildProgress['stage'], fraction = 0): void => options.onProgress?.({ stage, fraction });
  const run = (step: BuildStep, stage: BuildProgress['stage']): Promise<void> => {
    report(stage);
    const onLine = (line: string): void => {
      const fraction = progressIn(line);
      if (fraction !== undefined) report(stage, fraction);
    };
    return runStep({ environment, ...step }, { log, logFile, signal, onLine });
  };
  try {
    const folders = { source: join(workFolder, 'source'), build: join(workFolder, 'build') };
    for (const [stage, step] of buildSteps(folders)) await run(step, stage);
    const collected = join(workFolder, 'engine');
    report('install');
    await collectEngine(folders.build, source.cpuLibraries, collected);
    const check = { program: join(collected, programName), arguments: ['--version'], purpose: 'start what was built' };
    await run(check, 'install');
    await replaceFolder(collected, place, record);
    report('install', 1);
    return { program: join(place, programName), release, logFile, wasThere: false };
  } finally {
    await log.close();
    await rm(workFolder, { recursive: true, force: true });
  }

  function buildSteps(folders: {
    readonly source: string;
    readonly build: string;
  }): readonly (readonly [BuildProgress['stage'], BuildStep])[] {
    const { git, cmake, generator } = tools;
    const jobs = String(options.jobs ?? availableParallelism());
    const configure = ['-S', folders.source, '-B', folders.build, ...generator, ...cmakeOptions(source)];
    const compile = ['--build', folders.build, '--target', ...targets, '--config', 'Release', '--parallel', jobs];
    return [
      ['unpack', { program: git, arguments: cloneArguments(folders.source), purpose: 'unpack the source' }],
      [
        'configure',
        {
          program: cmake,
          arguments: [...configure, ...record.cmakeArguments],
          purpose: 'configure llama-server',
        },
      ],
      ['compile', { program: cmake, arguments: compile, purpose: 'compile llama-server' }],
    ];
  }

  function cloneArguments(target: string): readonly string[] {
    return ['-c', 'advice.detachedHead=false', 'clone', '--quiet', source.bundle, target];
  }
}
