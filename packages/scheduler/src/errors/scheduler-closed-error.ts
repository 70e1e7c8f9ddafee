import { RuntimeError } from '@puna/runtime';

const code = 'scheduler-closed';

/** The scheduler was closed: it loads no model any more, and those who waited for one are sent away. */
export class SchedulerClosedError extends RuntimeError {
  constructor() {
    super(code, 'the scheduler is closed and loads no models any more');
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is SchedulerClosedError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
