import type { Feeds, OnnxLibrary, Session, Tensor } from '../native/onnx-runtime.js';
import { asFloat32, integerElements, setInteger } from '../native/tensor-type.js';
import type { BatchCache } from './batch-cache.js';
import type { DecoderGraph } from './decoder-graph.js';
import { KeyValueCache } from './key-value-cache.js';

/** What one step computes: the same number of tokens in each row. */
interface Step {
  readonly cache: KeyValueCache;
  readonly rows: number;

  /** The tokens of all rows, one row behind the other. */
  readonly tokens: readonly number[];

  /** Places before the first token of each row. */
  readonly paddings: readonly number[];
  readonly wantsLogits: boolean;
}

/**
 * Computes tokens. ONNX Runtime reads the cache where it lies and writes the longer one that comes of it into memory of ours that
 * is there already; then both change their roles. Nothing of it is copied by JavaScript.
 */
export class Decoder {
  readonly graph: DecoderGraph;
  readonly #library: OnnxLibrary;
  readonly #session: Session;
  readonly #contextLength: number;
  readonly #spare: KeyValueCache;
  #logits = new Float32Array(0);

  constructor(library: OnnxLibrary, session: Session, graph: DecoderGraph, contextLength: number) {
    this.#library = library;
    this.#session = session;
    this.graph = graph;
    this.#contextLength = contextLength;
    this.#spare = new KeyValueCache(graph.cache);
  }

  /** The bytes that it takes besides the caches of sequences. */
  get size(): number {
    return this.#spare.size + this.#logits.byteLength;
  }

  /**
   * Computes the next tokens of one sequence, and puts them into its cache. Where it fails, the cache stays as it was.
   *
   * @param wantsLogits whether the logits after the last token are wanted. They are good until the next call.
   */
  async run(cache: KeyValueCache, tokens: readonly number[], wantsLogits: boolean): Promise<Float32Array | undefined> {
    const [logits] = await this.#compute({ cache, rows: 1, tokens, paddings: [0], wantsLogits });
    return logits;
  }

  /** Computes the next token of each sequence of a batch, as `run` does. Gives the logits of each. */
  runBatch(batch: BatchCache, tokens: readonly number[]): Promise<Float32Array[]> {
    const { cells: cache, paddings } = batch;
    return this.#compute({ cache, rows: tokens.length, tokens, paddings, wantsLogits: true });
  }

  async #compute(step: Step): Promise<Float32Array[]> {
    const { cache, rows, tokens, wantsLogits } = step;
    const total = cache.length + tokens.length / rows;
    this.#spare.makeRoom(rows * total, rows * this.#contextLength);
    const results = await this.#session.run(this.#feeds(step), this.#fetches(step, total));
    this.#spare.length = total;
    cache.exchange(this.#spare);
    if (!wantsLogits) return [];
    const { data, dims } = results['logits'] as Tensor;
    const width = dims.at(-1) ?? 0;
    const ofRow = data.length / rows;
    return Array.from({ length: rows }, (_, row) =>
      asFloat32((data as Float32Array).subarray((row + 1) * ofRow - width, (row + 1) * ofRow)),
    );
  }

  #feeds({ cache, rows, tokens, paddings }: Step): Feeds {
    const { Tensor } = this.#library;
    const { integerType, hasPositions, keepLogits } = this.graph;
    const past = cache.length;
    const columns = tokens.length / rows;
    const feeds: Feeds = {
      input_ids: this.#integers(rows, columns, (row, at) => tokens[row * columns + at] ?? 0),
      attention_mask: this.#integers(rows, past + columns, (row, at) => (at < (paddings[row] ?? 0) ? 0 : 1)),
    };
    if (hasPositions)
      feeds['position_ids'] = this.#integers(rows, columns, (row, at) => past + at - (paddings[row] ?? 0));
    if (keepLogits !== undefined) {
      const one = integerElements(integerType, 1);
      setInteger(one, 0, 1);
      feeds[keepLogits] = new Tensor(integerType, one, []);
    }
    for (const [index, { input, type, heads, width }] of this.graph.cache.entries()) {
      feeds[input] = new Tensor(type, cache.view(index, rows * past), [rows, heads, past, width]);
    }
    return feeds;
  }

  #fetches({ rows, tokens, wantsLogits }: Step, total: number): Record<string, Tensor | null> {
    const { Tensor } = this.#library;
    const fetches: Record<string, Tensor | null> = {};
    for (const [index, { output, type, heads, width }] of this.graph.cache.entries()) {
      fetches[output] = new Tensor(type, this.#spare.view(index, rows * total), [rows, heads, total, width]);
    }
    if (wantsLogits) fetches['logits'] = this.#logitsTensor(rows, tokens.length / rows);
    return fetches;
  }

  /** A place for one line of logits a row; more, which only come after a piece of a prompt, get one from ONNX Runtime. */
  #logitsTensor(rows: number, columns: number): Tensor | null {
    const { vocabularySize, logitsType, keepLogits } = this.graph;
    if (vocabularySize === undefined || logitsType !== 'float32') return null;
    if (columns > 1 && keepLogits === undefined) return null;
    const length = rows * vocabularySize;
    if (this.#logits.length < length) this.#logits = new Float32Array(length);
    return new this.#library.Tensor('float32', this.#logits.subarray(0, length), [rows, 1, vocabularySize]);
  }

  #integers(rows: number, columns: number, value: (row: number, at: number) => number): Tensor {
    const { integerType } = this.graph;
    const elements = integerElements(integerType, rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < columns; at++) setInteger(elements, row * columns + at, value(row, at));
    }
    return new this.#library.Tensor(integerType, elements, [rows, columns]);
  }
}
