import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isFile } from './is-file.js';
import { EngineBuildError } from './engine-build-error.js';

/** What node-llama-cpp carries for building llama.cpp. */
export interface EngineSource {
  /** A git bundle with the source. */
  readonly bundle: string;

  /** The release of llama.cpp: `v0.5.0`. */
  readonly release: string;

  /** Prebuilt libraries that compute on CPUs, one for each generation of them; none where they do not fit. */
  readonly cpuLibraries: readonly string[];
}

/** node-llama-cpp's prebuilt packages whose CPU libraries fit what is built here. */
const prebuiltPackages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
};

/**
 * Finds llama.cpp's source within node-llama-cpp.
 *
 * @throws EngineBuildError with the code `build-source-missing`.
 */
export async function findEngineSource(): Promise<EngineSource> {
  const entry = resolveFrom(import.meta.url, 'node-llama-cpp');
  const folder = entry === undefined ? undefined : join(dirname(entry), '..', 'llama');
  const bundle = folder === undefined ? undefined : join(folder, 'gitRelease.bundle');
  if (entry === undefined || folder === undefined || bundle === undefined || !(await isFile(bundle))) {
    throw new EngineBuildError(
      'build-source-missing',
      'The source of llama.cpp is not there: it comes with the package node-llama-cpp. Install Puna again.',
    );
  }
  const { release } = JSON.parse(await readFile(join(folder, 'binariesGithubRelease.json'), 'utf8')) as {
    readonly release: string;
  };
  return { bundle, release, cpuLibraries: await findCpuLibraries(entry, release) };
}

async function findCpuLibraries(entry: string, release: string): Promise<string[]> {
  const name = prebuiltPackages[`${process.platform}-${process.arch}`];
  const module = name === undefined ? undefined : resolveFrom(entry, `@node-llama-cpp/${name}`);
  if (name === undefined || module === undefined) return [];
  const folder = join(dirname(module), '..', 'bins', name);
  if ((await releaseOf(folder)) !== release) return [];
  const files = await readdir(folder);
  return files.filter((file) => /^libggml-cpu.*\.so$/u.test(file)).map((file) => join(folder, file));
}

/** The release of llama.cpp that prebuilt libraries are of. */
async function releaseOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, '_nlcBuildMetadata.json'), 'utf8').catch(() => '{}');
  const data = JSON.parse(text) as { readonly buildOptions?: { readonly llamaCpp?: { readonly release?: string } } };
  return data.buildOptions?.llamaCpp?.release;
}

function resolveFrom(place: string, name: string): string | undefined {
  try {
    return createRequire(place).resolve(name);
  } catch {
    return undefined;
  }
}
