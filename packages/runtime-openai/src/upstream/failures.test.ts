import { ModelCrashedError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { type Answer, piece, sendEvent, sendJson, startUpstream, streams } from '../fixtures/fake-upstream.js';
import { eventsOf, hello, loadRemote, textOf } from '../fixtures/remote-model.js';

const fine = streams([piece({ content: 'fine' }, 'stop')]);
const refuse = (status: number, error: unknown = { message: 'no' }): Answer => sendJson({ error }, status);

/** Ways in which a host fails before it has said anything. */
const early: readonly (readonly [name: string, answer: Answer])[] = [
  ...[429, 502, 503, 504].map((status) => [`answers ${status}`, refuse(status)] as const),
  ['resets the connection', (response) => void response.destroy()],
  [
    'is lost after the headers',
    (response) => {
      response.writeHead(200);
      response.flushHeaders();
      setTimeout(() => response.destroy(), 20);
    },
  ],
  [
    'is lost after an empty piece',
    (response) => {
      sendEvent(response, piece({ role: 'assistant' }));
      setTimeout(() => response.destroy(), 20);
    },
  ],
];

describe('a host that fails before it has said anything', () => {
  it.each(early)('%s: another host is asked', async (_, answer) => {
    const [bad, good] = [await startUpstream(answer), await startUpstream(fine)];
    const { model, runtime } = await loadRemote([bad.host, good.host]);
    expect(textOf(await eventsOf(model))).toBe('fine');
    expect(runtime.upstreams()).toMatchObject([
      { failures: 1, running: 0, retries: 0 },
      { failures: 0, running: 0, retries: 1 },
    ]);
  });

  it('is named where there is no other', async () => {
    const upstream = await startUpstream(refuse(503));
    const { model } = await loadRemote([upstream.host]);
    const expected = { code: 'upstream-unavailable', details: { host: upstream.host, status: 503 } };
    await expect(eventsOf(model)).rejects.toMatchObject(expected);
  });

  it('gets no requests for a while, and is tried again by itself', async () => {
    const [bad, good] = [await startUpstream(fine), await startUpstream(fine)];
    const { model, runtime } = await loadRemote([bad.host, good.host], { failuresToOpen: 2, retryAfter: 100 });
    const { models } = bad;
    bad.answer = refuse(503);
    bad.models = undefined;
    for (let count = 0; count < 6; count += 1) await eventsOf(model);
    expect(bad.seen.length).toBe(2);
    expect(runtime.upstreams()[0]?.state).not.toBe('closed');
    bad.answer = fine;
    bad.models = models;
    await expect.poll(() => runtime.upstreams()[0]?.state, { timeout: 4000 }).toBe('closed');
    await eventsOf(model);
    expect(bad.seen.length).toBe(3);
  });
});

describe('an error', () => {
  const context = { message: 'too long', code: 'context_length_exceeded' };
  it.each([
    [401, undefined, 'upstream-refused-key', 'PUNA_KEYS'],
    [403, undefined, 'upstream-refused-key', 'PUNA_KEYS'],
    [400, { message: 'no such thing' }, 'invalid-request', 'no such thing'],
    [400, context, 'context-exceeded', 'too long'],
    [302, undefined, 'upstream-redirects', 'redirects'],
    [500, undefined, 'compute-failed', '500'],
  ])('with the status %s and the body %o has the code %s', async (status, error, code, text) => {
    const [bad, other] = [await startUpstream(refuse(status, error ?? {})), await startUpstream(fine)];
    const { model } = await loadRemote([bad.host, other.host], { keySetting: 'PUNA_KEYS' });
    const message = expect.stringContaining(text);
    await expect(eventsOf(model)).rejects.toMatchObject({ code, message, details: { host: bad.host, status } });
    expect(other.seen).toEqual([]);
  });

  it('in the middle of an answer names the host, and no other is asked', async () => {
    const bad = await startUpstream((response) => {
      sendEvent(response, piece({ content: 'a' }));
      setTimeout(() => response.destroy(), 20);
    });
    const other = await startUpstream(fine);
    const { model } = await loadRemote([bad.host, other.host]);
    const failure = await eventsOf(model).catch((thrown: unknown) => thrown);
    expect(ModelCrashedError.isInstance(failure)).toBe(true);
    expect(failure).toMatchObject({ details: { host: bad.host } });
    expect(other.seen).toEqual([]);
  });

  it('that the stream itself reports is typed', async () => {
    const events = [piece({ content: 'a' }), { error: { code: 400, type: 'exceed_context_size_error', message: 'x' } }];
    const { model } = await loadRemote([(await startUpstream(streams(events))).host]);
    await expect(eventsOf(model)).rejects.toMatchObject({ code: 'context-exceeded' });
  });

  it('comes where an event is no JSON', async () => {
    const upstream = await startUpstream((response) => void response.end('data: {\n\n'));
    const { model } = await loadRemote([upstream.host]);
    await expect(eventsOf(model)).rejects.toMatchObject({ code: 'compute-failed' });
  });
});

it('sends the key of the host', async () => {
  const upstream = await startUpstream(fine);
  const { model } = await loadRemote([upstream.host], { keyFor: (host) => `key of ${host}` });
  await eventsOf(model);
  expect(upstream.seen[0]?.key).toBe(`Bearer key of ${upstream.host}`);
});

/** Takes its time, before the first piece and after it. */
const slow: Answer = async (response) => {
  await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));
  sendEvent(response, piece({ content: 'a' }));
  await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));
  sendEvent(response, piece({ content: 'b' }, 'stop'));
  response.end('data: [DONE]\n\n');
};

it('loses no request that had not begun to stream when one of two hosts is killed under 50 clients', async () => {
  const [one, two] = [await startUpstream(slow), await startUpstream(slow)];
  const { model, runtime } = await loadRemote([one.host, two.host]);
  const client = async () => {
    let text = '';
    try {
      for await (const event of model.generate(hello())) text += textOf([event]);
      return text === 'ab' ? 'whole' : 'broken';
    } catch (error) {
      return text !== '' && ModelCrashedError.isInstance(error) ? 'lost in the middle' : 'lost';
    }
  };
  const clients = Array.from({ length: 50 }, client);
  await new Promise((resolve) => setTimeout(resolve, 80));
  await one.kill();
  const outcomes = await Promise.all(clients);
  expect(outcomes.filter((outcome) => outcome !== 'whole' && outcome !== 'lost in the middle')).toEqual([]);
  expect(outcomes).toContain('whole');
  expect(runtime.upstreams()).toMatchObject([{ running: 0 }, { running: 0, failures: 0 }]);
  expect(runtime.upstreams()[1]?.retries).toBeGreaterThan(0);
});
