import type { EngineContext } from '../engine-context.js';
import type { RunningLabel } from '../loading/running-label.js';

/** A loaded model, or one that is being loaded. */
export interface RunningModelEntry extends RunningLabel {
  /** Milliseconds since 1970; `Infinity` where it stays for ever. */
  readonly expiresAt: number;

  /** Tokens that one sequence can see. */
  readonly contextLength: number;
}

/** The models in memory, the one that stays longest first. */
export function listRunning(context: EngineContext): RunningModelEntry[] {
  return context.scheduler.list().map(({ label, expiresAt, settings, model }) => ({
    ...label,
    expiresAt,
    contextLength: model?.limits.contextLength ?? settings.contextLength,
  }));
}
