import { ModelClosedError, RuntimeError } from '@puna/runtime';
import type { NativeContext } from '../native/binding.js';
import { WorkQueue } from './work-queue.js';

/** Computes one vector for a list of tokens. The native context reads one text at a time. */
export class Encoder {
  readonly #context: NativeContext;
  readonly #beforeStep: () => void;
  readonly #queue = new WorkQueue();
  #closed = false;

  constructor(context: NativeContext, beforeStep: () => void) {
    this.#context = context;
    this.#beforeStep = beforeStep;
  }

  /** The vector as the model gives it. Waits for its turn; a signal that aborts meanwhile takes it out of the queue. */
  encode(tokens: readonly number[], signal: AbortSignal | undefined): Promise<Float64Array> {
    return this.#queue.run(async () => {
      signal?.throwIfAborted();
      this.#throwIfClosed();
      this.#beforeStep();
      this.#context.disposeSequence(0);
      this.#context.initBatch(tokens.length);
      this.#context.addToBatch(0, 0, Uint32Array.from(tokens), Uint32Array.from(tokens.keys()));
      await this.#context.decodeBatch().catch((error: unknown) => {
        throw new RuntimeError(
          'compute-failed',
          `llama.cpp could not compute the vector: ${String(error)}`,
          {},
          { cause: error },
        );
      });
      this.#throwIfClosed();
      return this.#context.getEmbedding(tokens.length);
    });
  }

  /** Ends waiting work with a `ModelClosedError` and waits until the native library is at rest. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue.idle();
  }

  #throwIfClosed(): void {
    if (this.#closed) throw new ModelClosedError('The model was closed.');
  }
}
