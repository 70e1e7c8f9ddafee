import type { LoadedModel, LoadOptions, ModelFiles, Runtime } from '@puna/runtime';

/** A loaded model in a process of its own. `createProcessRuntime(…).load` gives these. */
export interface ProcessModel extends LoadedModel {
  /** The id of the process that holds the model. */
  readonly processId: number;

  /**
   * Memory of that process which lies in RAM now, in bytes. Weights that are mapped into memory count as far as they
   * were read, and so does Node.js itself (about 50 MB), so this differs from what `memory` says.
   *
   * @throws ModelCrashedError where the process ended.
   * @throws ModelClosedError after `close`.
   */
  processMemory(): Promise<number>;
}

/** A runtime whose models live in processes of their own. */
export interface ProcessRuntime extends Runtime {
  load(model: ModelFiles, options: LoadOptions): Promise<ProcessModel>;
}
