import type { RegistryClient } from '@puna/registry';
import type { Runtime } from '@puna/runtime';
import type { Scheduler } from '@puna/scheduler';
import type { Store } from '@puna/store';
import type { Quantizer } from './creation/quantizer.js';
import type { EngineSettings } from './engine-settings.js';
import type { ModelCatalogue } from './models/model-catalogue.js';
import type { RunningLabel } from './loading/running-label.js';

/** What every use case works with. */
export interface EngineContext {
  readonly store: Store;
  readonly catalogue: ModelCatalogue;
  readonly scheduler: Scheduler<RunningLabel>;
  readonly runtimes: readonly Runtime[];

  /** Where models come from and go to. */
  readonly registry: RegistryClient;

  /** Absent: weights stay in the number format that they come in. */
  readonly quantizer?: Quantizer;
  readonly settings: EngineSettings;
}
