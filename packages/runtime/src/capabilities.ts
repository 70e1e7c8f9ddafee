/**
 * What a loaded model can do, as data: the scheduler, the API and the conformance kit read this same value.
 * A call for something undeclared is answered with an `UnsupportedError`.
 */
export interface Capabilities {
  /** `generate` works. */
  readonly completion: boolean;

  /** `generate` takes messages and tools and renders them itself; otherwise it takes a prompt only. */
  readonly chat: boolean;

  /** `embed` works. */
  readonly embedding: boolean;

  /** `rerank` works. */
  readonly rerank: boolean;

  /** Images may accompany a prompt. */
  readonly vision: boolean;

  /** Audio may accompany a prompt. */
  readonly audio: boolean;

  /** Log probabilities of generated tokens are given when asked for. */
  readonly logProbabilities: boolean;

  /** The output can be held to JSON, to a JSON Schema or to a grammar. */
  readonly constrainedOutput: boolean;

  /** A full context is shifted (old tokens dropped) so that generation can go on. */
  readonly contextShift: boolean;

  /** LoRA adapters can be applied on load. */
  readonly lora: boolean;

  /** The state of a sequence can be saved to a file and read back. */
  readonly stateFiles: boolean;

  /** `tokenize` and `detokenize` work. Absent: they do; only adapters of engines that can't tell tokens say false. */
  readonly tokens?: boolean;
}

/** The name of one capability. */
export type CapabilityName = keyof Capabilities;
