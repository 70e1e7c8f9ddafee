import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Recording } from '../replay/recording.js';
import { createReplayRuntime } from '../replay/replay-runtime.js';
import { serveRuntime } from '../replay/serve-runtime.js';
import { serveCalls } from './serve-calls.js';

/** How late the event loop was, in milliseconds. */
export interface EventLoopDelay {
  readonly p99: number;
  readonly greatest: number;
}

/** Milliseconds between two looks at the event loop. They count as delay, so that a figure is too high by up to this much. */
const resolution = 1;
const nanosecondsPerMillisecond = 1e6;
const microsecondsPerMillisecond = 1e3;

let delay: IntervalHistogram | undefined;

serveCalls({
  start(options: { modelsDirectory: string; recording: Recording; interval: number }): Promise<string> {
    const { modelsDirectory, recording, interval } = options;
    return serveRuntime(createReplayRuntime(recording, interval), modelsDirectory);
  },

  /** The CPU time that this process has taken so far, in milliseconds. */
  cpuTime(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / microsecondsPerMillisecond;
  },

  watchEventLoop(): void {
    delay = monitorEventLoopDelay({ resolution });
    delay.enable();
  },

  /** Since `watchEventLoop`. */
  eventLoopDelay(): EventLoopDelay {
    if (delay === undefined) throw new Error('the event loop was not watched');
    delay.disable();
    return {
      p99: delay.percentile(99) / nanosecondsPerMillisecond,
      greatest: delay.max / nanosecondsPerMillisecond,
    };
  },
});
