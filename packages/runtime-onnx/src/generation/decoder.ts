import type { Feeds, OnnxLibrary, Session, Tensor } from '../native/onnx-runtime.js';
import { asFloat32, integerElements, setInteger } from '../native/tensor-type.js';
import type { DecoderGraph } from './decoder-graph.js';
import { KeyValueCache } from './key-value-cache.js';

/**
 * Computes tokens of one sequence. ONNX Runtime reads the cache where it lies and writes the longer one that comes of it into
 * memory of ours that is there already; then both change their roles. Nothing of it is copied by JavaScript.
 */
export class Decoder {
  readonly #library: OnnxLibrary;
  readonly #session: Session;
  readonly #graph: DecoderGraph;
  readonly #contextLength: number;
  readonly #spare: KeyValueCache;
  #logits: Float32Array | undefined;

  constructor(library: OnnxLibrary, session: Session, graph: DecoderGraph, contextLength: number) {
    this.#library = library;
    this.#session = session;
    this.#graph = graph;
    this.#contextLength = contextLength;
    this.#spare = new KeyValueCache(graph.cache);
  }

  /** The bytes that it takes besides the caches of sequences. */
  get size(): number {
    return this.#spare.size + (this.#logits?.byteLength ?? 0);
  }

  /**
   * Computes the next tokens of a sequence, and puts them into its cache. Where it fails, the cache stays as it was.
   *
   * @param wantsLogits whether the logits after the last token are wanted. They are good until the next call.
   */
  async run(cache: KeyValueCache, tokens: readonly number[], wantsLogits: boolean): Promise<Float32Array | undefined> {
    const total = cache.length + tokens.length;
    this.#spare.makeRoom(total, this.#contextLength);
    const fetches = this.#fetches(total, tokens.length, wantsLogits);
    const results = await this.#session.run(this.#feeds(cache, tokens), fetches);
    this.#spare.length = total;
    cache.exchange(this.#spare);
    if (!wantsLogits) return undefined;
    const { data, dims } = results['logits'] as Tensor;
    const width = dims.at(-1) ?? 0;
    return asFloat32((data as Float32Array).subarray(data.length - width));
  }

  #feeds(cache: KeyValueCache, tokens: readonly number[]): Feeds {
    const { Tensor } = this.#library;
    const { integerType, hasPositions, keepLogits } = this.#graph;
    const past = cache.length;
    const feeds: Feeds = {
      input_ids: this.#integers(tokens.length, (index) => tokens[index] ?? 0),
      attention_mask: this.#integers(past + tokens.length, () => 1),
    };
    if (hasPositions) feeds['position_ids'] = this.#integers(tokens.length, (index) => past + index);
    if (keepLogits !== undefined) {
      const one = integerElements(integerType, 1);
      setInteger(one, 0, 1);
      feeds[keepLogits] = new Tensor(integerType, one, []);
    }
    for (const [index, { input, type, heads, width }] of this.#graph.cache.entries()) {
      feeds[input] = new Tensor(type, cache.view(index, past), [1, heads, past, width]);
    }
    return feeds;
  }

  #fetches(total: number, tokens: number, wantsLogits: boolean): Record<string, Tensor | null> {
    const { Tensor } = this.#library;
    const fetches: Record<string, Tensor | null> = {};
    for (const [index, { output, type, heads, width }] of this.#graph.cache.entries()) {
      fetches[output] = new Tensor(type, this.#spare.view(index, total), [1, heads, total, width]);
    }
    if (wantsLogits) fetches['logits'] = this.#logitsTensor(tokens);
    return fetches;
  }

  /** A place for one row of logits; several, which only come after a piece of a prompt, get one from ONNX Runtime. */
  #logitsTensor(tokens: number): Tensor | null {
    const { vocabularySize, logitsType, keepLogits } = this.#graph;
    if (vocabularySize === undefined || logitsType !== 'float32') return null;
    if (tokens > 1 && keepLogits === undefined) return null;
    this.#logits ??= new Float32Array(vocabularySize);
    return new this.#library.Tensor('float32', this.#logits, [1, 1, vocabularySize]);
  }

  #integers(length: number, value: (index: number) => number): Tensor {
    const { integerType } = this.#graph;
    const elements = integerElements(integerType, length);
    for (let index = 0; index < length; index++) setInteger(elements, index, value(index));
    return new this.#library.Tensor(integerType, elements, [1, length]);
  }
}
