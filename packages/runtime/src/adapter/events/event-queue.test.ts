import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.js';

describe('the event queue', () => {
  it('gives events in order, whether the reader or the event is first', async () => {
    const queue = new EventQueue<number>();
    const early = queue.next();
    queue.push(1);
    queue.push(2);
    queue.end();
    expect(await early).toEqual({ value: 1, done: false });
    expect(await queue.next()).toEqual({ value: 2, done: false });
    expect(await queue.next()).toEqual({ value: undefined, done: true });
  });

  it('drops what was not read when it fails, tells the error once, and is at its end', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.fail(new Error('broken'));
    await expect(queue.next()).rejects.toThrow('broken');
    expect((await queue.next()).done).toBe(true);
  });

  it('gives an error to the reader who waits', async () => {
    const queue = new EventQueue<number>();
    const waiting = queue.next();
    queue.fail(new Error('broken'));
    await expect(waiting).rejects.toThrow('broken');
    expect((await queue.next()).done).toBe(true);
  });

  it('says when what had piled up was read', async () => {
    const queue = new EventQueue<number>();
    let drained = 0;
    queue.onDrain = () => drained++;
    queue.push(1);
    queue.push(2);
    await queue.next();
    expect(drained).toBe(0);
    await queue.next();
    expect(drained).toBe(1);
  });

  describe('lets the one who makes events wait', () => {
    const nobody = new AbortController().signal;

    async function isDrained(queue: EventQueue<number>, signal = nobody): Promise<() => boolean> {
      let drained = false;
      void queue.drained(signal).then(() => (drained = true));
      await Promise.resolve();
      await Promise.resolve();
      return () => drained;
    }

    it('not at all while the reader keeps up', async () => {
      const queue = new EventQueue<number>();
      const reading = queue.next();
      queue.push(1);
      expect((await isDrained(queue))()).toBe(true);
      await reading;
    });

    it('until the last event was read', async () => {
      const queue = new EventQueue<number>();
      queue.push(1);
      queue.push(2);
      const drained = await isDrained(queue);
      await queue.next();
      expect(drained()).toBe(false);
      await queue.next();
      await expect.poll(drained).toBe(true);
    });

    it.each<[string, (queue: EventQueue<number>, abort: AbortController) => void]>([
      ['the queue ends', (queue) => queue.end()],
      ['the queue fails', (queue) => queue.fail(new Error('broken'))],
      ['the signal aborts', (_, abort) => abort.abort()],
    ])('no longer when %s', async (_, end) => {
      const queue = new EventQueue<number>();
      const abort = new AbortController();
      queue.push(1);
      const drained = await isDrained(queue, abort.signal);
      expect(drained()).toBe(false);
      end(queue, abort);
      await expect.poll(drained).toBe(true);
    });
  });
});
