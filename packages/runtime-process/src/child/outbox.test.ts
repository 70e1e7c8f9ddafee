import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateEvent } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import type { ChildMessage } from '../messages.js';
import { Outbox } from './outbox.js';

const text = (content: string): GenerateEvent => ({ type: 'text', text: content });

function outbox(): { box: Outbox; sent: ChildMessage[] } {
  const sent: ChildMessage[] = [];
  return { box: new Outbox((message) => sent.push(message)), sent };
}

describe('the outbox of a child', () => {
  it('sends the events of some milliseconds in one message, those of each generation together', async () => {
    const { box, sent } = outbox();
    box.addEvent(1, text('a'));
    box.addEvent(2, text('x'));
    await new Promise((resolve) => setImmediate(resolve));
    box.addEvent(1, text('b'));
    await sleep(20);
    expect(sent).toEqual([
      [
        { type: 'events', id: 1, events: [text('a'), text('b')] },
        { type: 'events', id: 2, events: [text('x')] },
      ],
    ]);
  });

  it('sends anything else in the same turn, behind the events that came before it', async () => {
    const { box, sent } = outbox();
    box.addEvent(1, text('a'));
    box.add({ type: 'started' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([[{ type: 'events', id: 1, events: [text('a')] }, { type: 'started' }]]);
    await sleep(20);
    expect(sent).toHaveLength(1);
  });

  it('sends what waits when asked to, and nothing twice', async () => {
    const { box, sent } = outbox();
    box.addEvent(1, text('a'));
    box.flush();
    box.flush();
    await sleep(20);
    expect(sent).toHaveLength(1);
  });
});
