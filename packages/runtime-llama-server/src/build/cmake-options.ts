import type { EngineSource } from './engine-source.js';

/** What is the same everywhere: the server alone, without its web page, without TLS, since it listens on loopback only. */
const common: readonly string[] = [
  '-DCMAKE_BUILD_TYPE=Release',
  '-DGGML_RPC=ON',
  '-DGGML_CCACHE=OFF',
  '-DLLAMA_OPENSSL=OFF',
  '-DLLAMA_BUILD_TESTS=OFF',
  '-DLLAMA_BUILD_EXAMPLES=OFF',
  '-DLLAMA_BUILD_TOOLS=ON',
  '-DLLAMA_BUILD_SERVER=ON',
  '-DLLAMA_BUILD_APP=OFF',
  '-DLLAMA_BUILD_UI=OFF',
  '-DLLAMA_USE_PREBUILT_UI=OFF',
];

/**
 * The options for cmake. On Linux, the part that computes is loaded when the program starts, so that it suits the CPU:
 * node-llama-cpp's prebuilt libraries where they are there (compiled for this very CPU by GCC 12, the AMX part crashed),
 * own ones otherwise. Library names carry no version: the prebuilt ones look for `libggml-base.so`.
 */
export function cmakeOptions({ cpuLibraries }: Pick<EngineSource, 'cpuLibraries'>): readonly string[] {
  if (process.platform !== 'linux') return [...common, '-DBUILD_SHARED_LIBS=OFF'];
  return [
    ...common,
    '-DBUILD_SHARED_LIBS=ON',
    '-DCMAKE_PLATFORM_NO_VERSIONED_SONAME=ON',
    '-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON',
    '-DCMAKE_INSTALL_RPATH=$ORIGIN',
    '-DGGML_BACKEND_DL=ON',
    '-DGGML_NATIVE=OFF',
    '-DGGML_OPENMP=OFF',
    ...(cpuLibraries.length > 0 ? ['-DGGML_CPU=OFF'] : ['-DGGML_CPU_ALL_VARIANTS=ON']),
  ];
}
