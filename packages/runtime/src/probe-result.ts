import type { Capabilities } from './capabilities.js';

/** What an adapter answers when asked whether it can run a model. */
export type ProbeResult = ProbeAcceptance | ProbeRefusal;

/** The adapter can run the model. */
export interface ProbeAcceptance {
  readonly supported: true;

  /**
   * How well this adapter suits the model, 0 to 100: 100 made for it, 50 runs it, 10 only if nothing else does.
   * The engine tries the adapter with the highest preference first.
   */
  readonly preference: number;

  /** What the model will be able to do, as far as the header tells. */
  readonly capabilities?: Capabilities;
}

/** The adapter can't run the model; the engine asks the next one. */
export interface ProbeRefusal {
  readonly supported: false;

  readonly reason: RefusalReason;

  /** For people: what is missing and what would help. */
  readonly message: string;
}

/**
 * Why an adapter refuses a model:
 * - `format`: the files are of another format;
 * - `architecture`: the format is right, the architecture unknown to this adapter;
 * - `feature`: the model needs something this adapter lacks (images, a quantisation type);
 * - `platform`: the native library is missing or does not run on this machine;
 * - `configuration`: it would run after a setting was made (an address, a key).
 */
export type RefusalReason = 'format' | 'architecture' | 'feature' | 'platform' | 'configuration';
