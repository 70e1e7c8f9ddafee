import type { CapabilityName } from '@puna/runtime';
import type { ConformanceContext } from './conformance-context.js';

/** One promise of the contract, as a test. */
export interface Check {
  /** Unique in the kit: skips name it. Reads on from "it". */
  readonly name: string;

  /** Capabilities without which the check has no subject. Theme `capabilities` tests what happens without them. */
  readonly needs?: readonly CapabilityName[];

  /** Rejects where the runtime breaks the promise. */
  run(context: ConformanceContext): Promise<void>;
}

/** Checks that belong together. */
export interface Theme {
  readonly name: string;
  readonly checks: readonly Check[];
}
