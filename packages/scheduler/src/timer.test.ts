import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.js';
import { ManualClock } from './fixtures/manual-clock.js';
import { Timer } from './timer.js';

const day = 86_400_000;

describe('Timer', () => {
  it('waits longer than any timer of Node', async () => {
    const clock = new ManualClock();
    let fired = 0;
    new Timer(clock).start(100 * day, () => (fired += 1));
    await clock.advance(100 * day - 1);
    expect(fired).toBe(0);
    await clock.advance(1);
    expect(fired).toBe(1);
  });

  it('forgets what ran before when it is started again, and everything when it is stopped', async () => {
    const clock = new ManualClock();
    const fired: string[] = [];
    const timer = new Timer(clock);
    timer.start(10, () => fired.push('first'));
    timer.start(20, () => fired.push('second'));
    await clock.advance(30);
    timer.start(10, () => fired.push('third'));
    timer.stop();
    await clock.advance(30);
    expect(fired).toEqual(['second']);
  });

  it('never fires after Infinity', () => {
    const clock = new ManualClock();
    new Timer(clock).start(Infinity, () => undefined);
    expect(clock.timers).toBe(0);
  });

  it('works with the time of this machine', async () => {
    await new Promise<void>((resolve) => {
      new Timer(systemClock).start(1, resolve);
      // The timer alone would not keep the process alive.
      setTimeout(() => undefined, 1000).ref();
    });
    const timer = new Timer(systemClock);
    timer.start(1, () => expect.unreachable());
    timer.stop();
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
});
