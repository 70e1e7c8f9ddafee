import type { LoadOptions } from './load-options.js';
import type { LoadedModel } from './loaded-model.js';
import type { ModelFiles } from './model-files.js';
import type { ProbeResult } from './probe-result.js';
import type { RuntimeDeclaration } from './runtime-declaration.js';

/**
 * One way of running models: the contract that every adapter implements (llama.cpp, ONNX, an engine elsewhere …).
 *
 * An adapter package exports a factory `createXRuntime(options): Runtime` and imports nothing of Puna but this package.
 */
export interface Runtime {
  /** The version of this contract. The engine lifts older versions; it refuses ones that it does not know. */
  readonly specificationVersion: 'v1';

  /** A short stable name, shown to users and used to choose the adapter by name: `llama.cpp`, `onnx`. */
  readonly name: string;

  /** What it can do at all. Absent in wrappers that learn it only from the adapter that they wrap. */
  readonly declaration?: RuntimeDeclaration;

  /**
   * Says whether this adapter can run these files on this machine, without loading them.
   * It reads a header at most, so it is cheap. "No" is an answer, not an exception: it throws only where the files
   * can't be read at all.
   */
  probe(model: ModelFiles): Promise<ProbeResult>;

  /**
   * Loads a model.
   *
   * @throws UnsupportedError where `probe` would have refused; the engine then tries the next adapter.
   * @throws LoadError where the files are damaged or the native library refuses them.
   * @throws OutOfMemoryError where memory is short; the engine may free some and try again.
   * @throws the signal's reason where `options.signal` aborts; nothing stays loaded.
   */
  load(model: ModelFiles, options: LoadOptions): Promise<LoadedModel>;
}
