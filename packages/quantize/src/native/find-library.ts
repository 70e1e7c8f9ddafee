import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';

/** The one release whose structures are described here, and the node-llama-cpp that ships it. */
const pinnedRelease = { llamaCpp: 'v0.5.0', nodeLlamaCpp: '3.22.1' } as const;

/** Where llama.cpp's own shared libraries are. */
export interface LibraryFiles {
  readonly directory: string;

  /** llama.cpp's own name of the release. */
  readonly release: string;
  readonly llama: string;
  readonly ggml: string;
  readonly ggmlBase: string;
}

/** The package for processors alone; on Apple's own ones there is only that with Metal. */
const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64-metal',
};

/**
 * Finds the libraries that node-llama-cpp ships.
 *
 * @throws QuantizerUnavailableError where there are none for this platform, or they are of another release.
 */
export function findLibrary(): LibraryFiles {
  const platform = `${process.platform}-${process.arch}`;
  const packageName = packageNames[platform];
  if (packageName === undefined)
    throw new QuantizerUnavailableError(`node-llama-cpp has no llama.cpp library for ${platform}`);
  const directory = path.join(packageDirectory(packageName), 'bins', packageName);
  checkRelease(directory);
  const files = readdirSync(directory);
  const find = (name: string): string => {
    // Some carry their release in the name: libllama.v0.5.0.so. On Windows there may be no "lib".
    const pattern = new RegExp(`^(lib)?${name}(\\.v[\\d.]*\\d)?\\.(so|dylib|dll)$`);
    const file = files.find((candidate) => pattern.test(candidate));
    if (file === undefined)
      throw new QuantizerUnavailableError(`@node-llama-cpp/${packageName} has no library ${name}; install it again`);
    return path.join(directory, file);
  };
  return {
    directory,
    release: pinnedRelease.llamaCpp,
    llama: find('llama'),
    ggml: find('ggml'),
    ggmlBase: find('ggml-base'),
  };
}

/** Resolves as if from inside node-llama-cpp, since the libraries are packages that only it depends on. */
function packageDirectory(name: string): string {
  try {
    const engine = createRequire(import.meta.url).resolve('node-llama-cpp');
    return path.dirname(path.dirname(createRequire(engine).resolve(`@node-llama-cpp/${name}`)));
  } catch (error) {
    throw new QuantizerUnavailableError(
      `@node-llama-cpp/${name} is not installed; it is an optional dependency of node-llama-cpp`,
      { cause: error },
    );
  }
}

function checkRelease(directory: string): void {
  const release = readRelease(path.join(directory, '_nlcBuildMetadata.json'));
  if (release === pinnedRelease.llamaCpp) return;
  throw new QuantizerUnavailableError(
    `llama.cpp's library is of release ${release ?? '(unknown)'}, and ${pinnedRelease.llamaCpp} is needed: install node-llama-cpp ${pinnedRelease.nodeLlamaCpp}`,
  );
}

function readRelease(metadataFile: string): string | undefined {
  try {
    const metadata = JSON.parse(readFileSync(metadataFile, 'utf8')) as {
      buildOptions?: { llamaCpp?: { release?: string } };
    };
    return metadata.buildOptions?.llamaCpp?.release;
  } catch {
    return undefined;
  }
}
