import { closedError, computeError } from '@puna/runtime/adapter';
import type { Feeds, OnnxLibrary, Session, Tensor } from '../native/onnx-runtime.js';
import { asFloat32, integerElements, setInteger } from '../native/tensor-type.js';
import { chooseBatch } from './choose-batch.js';
import type { EncoderGraph } from './encoder-graph.js';
import { pool } from './pool.js';

/** The tokens of one text. */
export interface EncoderInput {
  readonly ids: readonly number[];

  /** 0 or 1 for each token; absent: all 0. */
  readonly types?: readonly number[];
}

/** A text that waits for its turn. */
interface Waiting {
  readonly input: EncoderInput;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Computes one vector for each text. Texts of all callers that wait at the same time are put into batches by their length, so
 * that little is computed for padding.
 */
export class Encoder {
  readonly #library: OnnxLibrary;
  readonly #session: Session;
  readonly #graph: EncoderGraph;
  readonly #padding: number;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  /** @param padding the token that fills up shorter texts. */
  constructor(library: OnnxLibrary, session: Session, graph: EncoderGraph, padding: number) {
    this.#library = library;
    this.#session = session;
    this.#graph = graph;
    this.#padding = padding;
  }

  /** The vectors of some texts as the model gives them. A signal that aborts takes those that wait out of the queue. */
  encode(inputs: readonly EncoderInput[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    if (this.#closed) return Promise.reject(closedError());
    const work = inputs.map(
      (input) => new Promise<Float32Array>((resolve, reject) => this.#waiting.push({ input, signal, resolve, reject })),
    );
    this.#running ??= this.#run();
    return Promise.all(work);
  }

  /** Ends waiting work with a `ModelClosedError` and waits until the native library is at rest. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closedError());
    await this.#running;
  }

  async #run(): Promise<void> {
    // Requests that come in the same turn of the event loop share batches.
    await Promise.resolve();
    try {
      for (let batch = this.#nextBatch(); batch.length > 0; batch = this.#nextBatch()) await this.#compute(batch);
    } finally {
      this.#running = undefined;
    }
  }

  #nextBatch(): Waiting[] {
    const live = this.#waiting.filter(({ signal }) => signal?.aborted !== true);
    for (const { signal, reject } of this.#waiting) if (signal?.aborted === true) reject(signal.reason);
    this.#waiting = live;
    if (live.length === 0) return [];
    const chosen = new Set(chooseBatch(live.map(({ input }) => input.ids.length)));
    this.#waiting = live.filter((_, index) => !chosen.has(index));
    return live.filter((_, index) => chosen.has(index));
  }

  async #compute(batch: readonly Waiting[]): Promise<void> {
    try {
      const inputs = batch.map(({ input }) => input);
      const length = Math.max(1, ...inputs.map(({ ids }) => ids.length));
      const results = await this.#session.run(this.#feeds(inputs, length), [this.#graph.output]);
      const vectors = this.#vectors(results[this.#graph.output] as Tensor, inputs);
      for (const [index, { resolve }] of batch.entries()) resolve(vectors[index] ?? new Float32Array(0));
    } catch (error) {
      for (const { reject } of batch) reject(computeError('ONNX Runtime could not compute the vectors', error));
    }
  }

  #feeds(inputs: readonly EncoderInput[], length: number): Feeds {
    const { integerType, hasMask, hasTypes, hasPositions } = this.#graph;
    const tensor = (padding: number, value: (input: EncoderInput, at: number) => number): Tensor => {
      const elements = integerElements(integerType, inputs.length * length);
      for (const [row, input] of inputs.entries()) {
        for (let at = 0; at < length; at++) {
          const number = at < input.ids.length ? value(input, at) : padding;
          if (number !== 0) setInteger(elements, row * length + at, number);
        }
      }
      return new this.#library.Tensor(integerType, elements, [inputs.length, length]);
    };
    return {
      input_ids: tensor(this.#padding, ({ ids }, at) => ids[at] ?? 0),
      ...(hasMask && { attention_mask: tensor(0, () => 1) }),
      ...(hasTypes && { token_type_ids: tensor(0, ({ types }, at) => types?.[at] ?? 0) }),
      ...(hasPositions && { position_ids: tensor(0, (_, at) => at) }),
    };
  }

  #vectors({ data, dims }: Tensor, inputs: readonly EncoderInput[]): Float32Array[] {
    const values = asFloat32(data);
    const rowLength = values.length / inputs.length;
    const width = dims.at(-1) ?? 0;
    const { pooling } = this.#graph;
    return inputs.map(({ ids }, row) => {
      const ofRow = values.subarray(row * rowLength, (row + 1) * rowLength);
      return pooling === undefined
        ? ofRow.slice(0, width)
        : pool({ values: ofRow, width, tokens: ids.length }, pooling);
    });
  }
}
