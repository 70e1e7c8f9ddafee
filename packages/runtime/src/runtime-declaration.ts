import type { Capabilities } from './capabilities.js';
import type { ModelFormat } from './model-files.js';

/**
 * What an adapter is for, told without a model and without its engine. Overviews are made of it, and the conformance kit
 * holds the adapter's models to it. An adapter's package exports it as `declaration`.
 */
export interface RuntimeDeclaration {
  /** The same as `Runtime.name`. */
  readonly name: string;

  /** The formats of `ModelFiles` that it takes. */
  readonly formats: readonly ModelFormat[];

  /**
   * True: models that are made for it can do this here. False: none can. What one model can do is in
   * `LoadedModel.capabilities`, and is never more than this.
   */
  readonly capabilities: Capabilities;
}
