import koffi from 'koffi';
import type { LibraryFiles } from '@puna/quantize/native';
import {
  batch,
  contextParameters,
  describedRelease,
  expectedContextDefaults,
  expectedSizes,
  modelParameters,
} from './structures.js';

type Pointer = unknown;
type Structure = Record<string, unknown>;

/** The functions of llama.cpp that the measurement calls, under their own names. */
export interface NativeFunctions {
  readonly llama_model_default_params: () => Structure;
  readonly llama_context_default_params: () => Structure;
  readonly llama_model_load_from_file: (file: string, parameters: Structure) => Pointer | null;
  readonly llama_init_from_model: (model: Pointer, parameters: Structure) => Pointer | null;
  readonly llama_model_get_vocab: (model: Pointer) => Pointer;
  readonly llama_vocab_n_tokens: (vocabulary: Pointer) => number;
  readonly llama_get_memory: (context: Pointer) => Pointer;
  readonly llama_memory_clear: (memory: Pointer, data: boolean) => void;
  readonly llama_memory_seq_rm: (memory: Pointer, sequence: number, start: number, end: number) => boolean;
  readonly llama_batch_get_one: (tokens: Pointer, count: number) => Structure;
  readonly llama_decode: (context: Pointer, batch: Structure) => number;
  readonly llama_synchronize: (context: Pointer) => void;
  readonly llama_attach_threadpool: (context: Pointer, pool: Pointer, batchPool: Pointer) => void;
}

/** Generous: the structure takes 528 bytes in this release. */
const threadPoolParametersBytes = 2048;

/** llama.cpp, opened as a plain shared library. */
export class NativeLibrary {
  readonly functions: NativeFunctions;
  readonly #ggml: koffi.IKoffiLib;
  readonly #ggmlBase: koffi.IKoffiLib;

  /** @throws Error where the structures are not those of the library. */
  constructor(files: LibraryFiles) {
    checkRelease(files.release);
    checkSizes();
    this.#ggmlBase = koffi.load(files.ggmlBase);
    this.#ggml = koffi.load(files.ggml);
    const llama = koffi.load(files.llama);
    silence(llama);
    this.#ggml.func('void ggml_backend_load_all_from_path(const char *directory)')(files.directory);
    llama.func('void llama_backend_init()')();
    this.functions = declareFunctions(llama);
    checkDefaults(this.functions.llama_context_default_params());
  }

  /** Threads that live on between evaluations, as in llama.cpp's own programs. */
  newThreadPool(threads: number): Pointer {
    const parameters = koffi.alloc('uint8_t', threadPoolParametersBytes);
    this.#ggmlBase.func('void ggml_threadpool_params_init(void *parameters, int threads)')(parameters, threads);
    const pool = koffi.call(
      this.#cpuFunction('ggml_threadpool_new'),
      koffi.proto('void *new_thread_pool(void *parameters)'),
      parameters,
    ) as Pointer;
    koffi.free(parameters);
    return pool;
  }

  /** A function of the CPU backend. Which of its builds was loaded depends on the processor, so it can't be opened by name. */
  #cpuFunction(name: string): Pointer {
    const cpuDeviceType = 0;
    const device = this.#ggml.func('void *ggml_backend_dev_by_type(int type)')(cpuDeviceType) as Pointer;
    const registry = this.#ggmlBase.func('void *ggml_backend_dev_backend_reg(void *device)')(device) as Pointer;
    return this.#ggmlBase.func('void *ggml_backend_reg_get_proc_address(void *registry, const char *name)')(
      registry,
      name,
    ) as Pointer;
  }
}

function silence(llama: koffi.IKoffiLib): void {
  const log = koffi.proto('void llama_log(int level, const char *text, void *data)');
  const ignore = koffi.register(() => {}, koffi.pointer(log));
  llama.func('llama_log_set', 'void', [koffi.pointer(log), 'void *'])(ignore, null);
}

function declareFunctions(llama: koffi.IKoffiLib): NativeFunctions {
  const declare = (
    name: keyof NativeFunctions,
    result: koffi.TypeSpec,
    parameters: koffi.TypeSpec[] = [],
  ): koffi.KoffiFunction => llama.func(name, result, parameters);
  return {
    llama_model_default_params: declare('llama_model_default_params', modelParameters),
    llama_context_default_params: declare('llama_context_default_params', contextParameters),
    llama_model_load_from_file: declare('llama_model_load_from_file', 'void *', ['str', modelParameters]),
    llama_init_from_model: declare('llama_init_from_model', 'void *', ['void *', contextParameters]),
    llama_model_get_vocab: declare('llama_model_get_vocab', 'void *', ['void *']),
    llama_vocab_n_tokens: declare('llama_vocab_n_tokens', 'int32_t', ['void *']),
    llama_get_memory: declare('llama_get_memory', 'void *', ['void *']),
    llama_memory_clear: declare('llama_memory_clear', 'void', ['void *', 'bool']),
    llama_memory_seq_rm: declare('llama_memory_seq_rm', 'bool', ['void *', 'int32_t', 'int32_t', 'int32_t']),
    llama_batch_get_one: declare('llama_batch_get_one', batch, ['void *', 'int32_t']),
    llama_decode: declare('llama_decode', 'int32_t', ['void *', batch]),
    llama_synchronize: declare('llama_synchronize', 'void', ['void *']),
    llama_attach_threadpool: declare('llama_attach_threadpool', 'void', ['void *', 'void *', 'void *']),
  };
}

function checkRelease(release: string): void {
  if (release === describedRelease) return;
  throw new Error(`the library is of release ${release}, the benchmark was written for ${describedRelease}`);
}

function checkSizes(): void {
  const sizes = {
    modelParameters: koffi.sizeof(modelParameters),
    contextParameters: koffi.sizeof(contextParameters),
    batch: koffi.sizeof(batch),
  };
  for (const [name, size] of Object.entries(expectedSizes)) {
    if (sizes[name as keyof typeof expectedSizes] !== size)
      throw new Error(`${name} does not take ${size} bytes on this machine`);
  }
}

function checkDefaults(defaults: Structure): void {
  for (const [name, value] of Object.entries(expectedContextDefaults)) {
    if (defaults[name] === value) continue;
    throw new Error(
      `the library's structures are not those of the pinned release: ${name} is ${String(defaults[name])}`,
    );
  }
}
