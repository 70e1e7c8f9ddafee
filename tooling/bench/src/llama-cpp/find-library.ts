import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The one release whose structures `native-library.ts` describes, and the node-llama-cpp that ships it. */
const pinnedRelease = { llamaCpp: 'v0.5.0', nodeLlamaCpp: '3.22.1' } as const;

/** Where llama.cpp's own shared libraries are. */
export interface LibraryFiles {
  readonly directory: string;
  readonly llama: string;
  readonly ggml: string;
  readonly ggmlBase: string;
}

/** The libraries are missing, or of another release than the one that is described here. */
export class LibraryUnavailableError extends Error {
  readonly code = 'library-unavailable';
  override readonly name = 'LibraryUnavailableError';
}

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'mac-x64',
};

/**
 * Finds the CPU libraries that node-llama-cpp ships.
 *
 * @throws LibraryUnavailableError with the reason.
 */
export function findLibrary(): LibraryFiles {
  const platform = `${process.platform}-${process.arch}`;
  const packageName = packageNames[platform];
  if (packageName === undefined)
    throw new LibraryUnavailableError(`llama.cpp's own rate is not measured on ${platform}`);
  const directory = path.join(packageDirectory(packageName), 'bins', packageName);
  checkRelease(directory);
  const files = readdirSync(directory);
  const find = (pattern: RegExp): string => {
    const name = files.find((file) => pattern.test(file));
    if (name === undefined) throw new LibraryUnavailableError(`${directory} has no file like ${pattern.source}`);
    return path.join(directory, name);
  };
  return {
    directory,
    llama: find(/^libllama\.(v[\d.]+\.)?(so|dylib)$/),
    ggml: find(/^libggml\.(v[\d.]+\.)?(so|dylib)$/),
    ggmlBase: find(/^libggml-base\.(v[\d.]+\.)?(so|dylib)$/),
  };
}

/** Resolves as if from inside node-llama-cpp, since the libraries are packages that only it depends on. */
function packageDirectory(name: string): string {
  try {
    const adapter = createRequire(import.meta.url).resolve('@puna/runtime-llama-cpp/package.json');
    const engine = createRequire(adapter).resolve('node-llama-cpp');
    return path.dirname(path.dirname(createRequire(engine).resolve(`@node-llama-cpp/${name}`)));
  } catch (error) {
    throw new LibraryUnavailableError(`@node-llama-cpp/${name} is not installed`, { cause: error });
  }
}

function checkRelease(directory: string): void {
  const metadataFile = path.join(directory, '_nlcBuildMetadata.json');
  if (!existsSync(metadataFile))
    throw new LibraryUnavailableError(`${metadataFile} is missing: the library's release is unknown`);
  const metadata = JSON.parse(readFileSync(metadataFile, 'utf8')) as {
    buildOptions?: { llamaCpp?: { release?: string } };
  };
  const release = metadata.buildOptions?.llamaCpp?.release;
  if (release === pinnedRelease.llamaCpp) return;
  throw new LibraryUnavailableError(
    `the library is of release ${release ?? '(unknown)'}, the benchmark was written for ${pinnedRelease.llamaCpp} (node-llama-cpp ${pinnedRelease.nodeLlamaCpp})`,
  );
}
