import type { Warning } from '@puna/runtime';
import type { ModelDetails } from '../models/model-details.js';
import type { RuntimeChoice } from './choose-runtime.js';

/** What is shown of a loaded model: the name that caused the load, and what belongs to it. */
export interface RunningLabel {
  /** The shortest form of the name, with tag. */
  readonly name: string;

  /** Hex sha256 of the manifest. */
  readonly digest: string;
  readonly details: ModelDetails;

  /** The runtime that runs the model, and why the others do not; filled in when it is loaded. */
  runtime?: RuntimeChoice;

  /** Memory it took right after loading, in bytes; filled in when it is loaded. */
  memory?: { readonly total: number; readonly device: number };

  /** Settings that could not be honoured when it was loaded; filled in when it is loaded. */
  warnings?: readonly Warning[];
}
