import koffi from 'koffi';
import type { NativeFunctions, NativeLibrary } from './native-library.js';
import { flashAttentionEnabled } from './structures.js';

/**
 * A model that is driven through llama.cpp's C interface and nothing else, the way llama-bench does it: flash attention,
 * threads that stay alive, tokens that are given instead of chosen.
 */
export class BareModel {
  readonly #functions: NativeFunctions;
  readonly #context: unknown;
  readonly #vocabularySize: number;
  readonly #tokens: unknown;
  readonly #contextLength: number;

  constructor(
    library: NativeLibrary,
    options: { readonly model: string; readonly threads: number; readonly contextLength: number },
  ) {
    const { functions } = library;
    const model = functions.llama_model_load_from_file(options.model, {
      ...functions.llama_model_default_params(),
      n_gpu_layers: 0,
    });
    if (model === null) throw new Error(`llama.cpp could not load ${options.model}`);
    const context = functions.llama_init_from_model(model, {
      ...functions.llama_context_default_params(),
      n_ctx: options.contextLength,
      n_batch: options.contextLength,
      n_threads: options.threads,
      n_threads_batch: options.threads,
      flash_attn_type: flashAttentionEnabled,
    });
    if (context === null) throw new Error('llama.cpp could not make a context');
    const pool = library.newThreadPool(options.threads);
    functions.llama_attach_threadpool(context, pool, null);
    this.#functions = functions;
    this.#context = context;
    this.#vocabularySize = functions.llama_vocab_n_tokens(functions.llama_model_get_vocab(model));
    this.#contextLength = options.contextLength;
    // Native memory: llama.cpp keeps the address while it computes, and V8 may move an array of its own.
    this.#tokens = koffi.alloc('int32_t', options.contextLength);
  }

  /** Reads `depth` tokens into an empty context; tokens per second. */
  promptRate(depth: number): number {
    const { llama_get_memory, llama_memory_clear } = this.#functions;
    llama_memory_clear(llama_get_memory(this.#context), false);
    this.#fillTokens(depth);
    const start = performance.now();
    this.#compute(depth);
    return (depth * 1000) / (performance.now() - start);
  }

  /** Computes `count` tokens one by one after the first `depth` of the context, which have to be there; tokens per second. */
  decodeRate(depth: number, count: number): number {
    const { llama_get_memory, llama_memory_seq_rm } = this.#functions;
    if (depth + count > this.#contextLength)
      throw new RangeError(`${depth} + ${count} tokens do not fit into ${this.#contextLength}`);
    const sequence = 0;
    const toTheEnd = -1;
    llama_memory_seq_rm(llama_get_memory(this.#context), sequence, depth, toTheEnd);
    const start = performance.now();
    for (let index = 0; index < count; index++) this.#compute(1);
    return (count * 1000) / (performance.now() - start);
  }

  #compute(tokens: number): void {
    const { llama_decode, llama_batch_get_one, llama_synchronize } = this.#functions;
    const status = llama_decode(this.#context, llama_batch_get_one(this.#tokens, tokens));
    if (status !== 0) throw new Error(`llama_decode answered ${status}`);
    llama_synchronize(this.#context);
  }

  #fillTokens(count: number): void {
    const tokens = Array.from({ length: count }, () => Math.floor(Math.random() * this.#vocabularySize));
    koffi.encode(this.#tokens, koffi.array('int32_t', count), tokens);
  }
}
