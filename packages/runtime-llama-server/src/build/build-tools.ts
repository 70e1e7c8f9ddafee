import type { Environment } from '../program/engine-directory.js';
import { findOnPath } from '../program/find-on-path.js';
import { EngineBuildError } from './engine-build-error.js';

/** The programs that building uses. Absolute paths. */
export interface BuildTools {
  readonly git: string;
  readonly cmake: string;

  /** What cmake is to write build files for. */
  readonly generator: readonly string[];
}

const hint: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux:
    'On Debian and Ubuntu: sudo apt install git cmake g++ make. On Fedora: sudo dnf install git cmake gcc-c++ make.',
  darwin: 'Install them with: xcode-select --install; brew install cmake.',
  win32: 'Install Git, CMake and the C++ workload of Visual Studio Build Tools.',
};

/**
 * Finds what building needs.
 *
 * @throws EngineBuildError with the code `build-tools-missing` and what to do.
 */
export async function findBuildTools(environment: Environment): Promise<BuildTools> {
  const find = (name: string): Promise<string | undefined> => findProgram(name, environment);
  const [git, cmake, make, ninja] = await Promise.all([find('git'), find('cmake'), find('make'), find('ninja')]);
  const compilers = await Promise.all(['c++', 'g++', 'clang++'].map((name) => find(name)));
  // Visual Studio's compiler is on no PATH; cmake finds it.
  const onWindows = process.platform === 'win32';
  const hasCompiler = onWindows || environment['CXX'] !== undefined || compilers.some((path) => path !== undefined);
  const missing = [
    ...(git === undefined ? ['git'] : []),
    ...(cmake === undefined ? ['cmake'] : []),
    ...(hasCompiler ? [] : ['a C++ compiler (g++ or clang++)']),
    ...(onWindows || make !== undefined || ninja !== undefined ? [] : ['make or ninja']),
  ];
  if (git === undefined || cmake === undefined || missing.length > 0) {
    throw new EngineBuildError(
      'build-tools-missing',
      `Building llama-server needs ${missing.join(', ')}, not found on the PATH. ${hint[process.platform] ?? ''}`.trim(),
      { missing },
    );
  }
  const generator = onWindows ? [] : ['-G', make === undefined ? 'Ninja' : 'Unix Makefiles'];
  return { git, cmake, generator };
}

async function findProgram(name: string, environment: Environment): Promise<string | undefined> {
  return findOnPath(process.platform === 'win32' ? `${name}.exe` : name, environment);
}
