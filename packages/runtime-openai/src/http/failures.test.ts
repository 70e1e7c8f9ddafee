import { ContextExceededError, InvalidRequestError, UnsupportedError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import {
  UpstreamAnswerError,
  UpstreamLostError,
  UpstreamUnauthorizedError,
  UpstreamUnavailableError,
} from '../index.js';
import {
  type Behaviour,
  delta,
  event,
  hang,
  hello,
  json,
  refuse,
  reset,
  stream,
} from '@puna-tooling/testing/fake-upstream';
import { chat, collect, fake, load, runtime } from '../fixtures/remote-models.js';

/** What a question to a host that behaves so fails with. */
async function failure(...behaviours: Behaviour[]): Promise<Error> {
  const host = await fake(...behaviours);
  const limits = { answerTimeout: 300, stallTimeout: 300, longestEvent: 10_000 };
  const model = await load([host.url], {}, runtime({ limits, keySetting: 'the file keys.json' }));
  return collect(model).then(
    () => expect.unreachable('the answer was expected to fail'),
    (error: Error) => error,
  );
}

describe('a host that refuses', () => {
  it.each([
    ['OpenAI', { code: 'context_length_exceeded' }, {}],
    [
      'llama-server',
      { type: 'exceed_context_size_error', n_prompt_tokens: 9, n_ctx: 8 },
      { tokens: 9, contextLength: 8 },
    ],
    ['a newer vLLM', { type: 'BadRequestError', param: 'input_tokens', code: 400 }, {}],
  ])('what is too long, as %s does, by code', async (_, error, details) => {
    const found = await failure(refuse(400, error));
    expect(found).toSatisfy(ContextExceededError.isInstance);
    expect(found).toMatchObject({ message: 'status 400', details });
  });

  it('what is too long, as vLLM does, by counting', async () => {
    const host = await fake(refuse(400));
    const model = await load([host.url]);
    host.tokenizer = json({ count: 5000, max_model_len: 4096, tokens: [] });
    await expect(collect(model)).rejects.toMatchObject({
      code: 'context-exceeded',
      details: { tokens: 5000, contextLength: 4096 },
    });
    host.tokenizer = json({ count: 50, max_model_len: 4096, tokens: [] });
    await expect(collect(model)).rejects.toSatisfy(InvalidRequestError.isInstance);
  });

  it.each([400, 409, 413, 422])('the request with %i: its message is passed on', async (status) => {
    const error = await failure(refuse(status, { message: 'temperature must be positive' }));
    expect(error).toSatisfy(InvalidRequestError.isInstance);
    expect(error.message).toBe('temperature must be positive');
  });

  it.each([401, 403])(
    'the key with %i: the error names host and setting, and not what the host said',
    async (status) => {
      const error = await failure(refuse(status, { message: 'Incorrect API key provided: sk-secret' }));
      expect(error).toSatisfy(UpstreamUnauthorizedError.isInstance);
      expect(error.message).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1 .*the file keys\.json/u);
      expect(error.message).not.toContain('sk-');
    },
  );

  it.each([404, 405, 501])('the path with %i', async (status) => {
    expect(await failure(refuse(status))).toSatisfy(UnsupportedError.isInstance);
  });

  it.each([429, 502, 503, 504])('for now with %i', async (status) => {
    const error = await failure(refuse(status, {}, { 'retry-after': '7' }));
    expect(error).toSatisfy(UpstreamUnavailableError.isInstance);
    expect(error).toMatchObject({ details: { status, retryAfter: 7 } });
  });

  it('with an error of its own, once', async () => {
    const host = await fake(refuse(500, { message: 'CUDA error' }));
    const model = await load([host.url]);
    const error = await collect(model).catch((reason: Error) => reason);
    expect(error).toSatisfy(UpstreamAnswerError.isInstance);
    expect(error).toMatchObject({ message: expect.stringContaining('CUDA error'), details: { status: 500 } });
    expect(host.requests).toHaveLength(1);
  });

  it('in an answer that is no JSON', async () => {
    expect(await failure(json('<html>Bad Gateway</html>', 400, { 'content-type': 'text/html' }))).toMatchObject({
      code: 'invalid-request',
      message: expect.stringContaining('HTTP 400'),
    });
  });
});

describe('a host that breaks', () => {
  it.each([
    ['before its answer', reset],
    ['after the head of its answer', stream([], 'reset')],
    ['after events without content', stream([delta({ role: 'assistant' })], 'reset')],
    ['with an end that comes before any event', stream([], 'silence')],
  ])('%s gets the request again', async (_, behaviour) => {
    const host = await fake(behaviour, stream(hello));
    const { text } = await collect(await load([host.url]));
    expect(text).toBe('Hello');
    expect(host.requests).toHaveLength(2);
  });

  it.each([
    ['a broken connection', stream([delta({ content: 'Hel' })], 'reset')],
    ['an end without a reason', stream([delta({ content: 'Hel' })], 'silence')],
    ['silence', stream([delta({ content: 'Hel' })], 'hang')],
    ['a word that it was aborted', stream([delta({ content: 'Hel' }), delta({}, 'abort')])],
  ])('in the middle of its answer, by %s, is an error, and nothing is repeated', async (_, behaviour) => {
    const host = await fake(behaviour);
    const model = await load([host.url], {}, runtime({ limits: { stallTimeout: 300 } }));
    const texts: string[] = [];
    const reading = (async () => {
      for await (const part of model.generate(chat())) if (part.type === 'text') texts.push(part.text);
    })();
    await expect(reading).rejects.toSatisfy(UpstreamLostError.isInstance);
    await expect(reading).rejects.toMatchObject({ details: { host: host.url } });
    expect(texts).toEqual(['Hel']);
    expect(host.requests).toHaveLength(1);
  });

  it('never answers is given up in time', async () => {
    expect(await failure(hang)).toMatchObject({
      code: 'upstream-unavailable',
      details: { reason: 'no answer in time' },
    });
  });

  it('is not there any more', async () => {
    const host = await fake(stream(hello));
    const model = await load([host.url]);
    await host.kill();
    await expect(collect(model)).rejects.toMatchObject({
      code: 'upstream-unavailable',
      details: { host: host.url, reason: 'connection refused' },
    });
  });

  it('is slow, but goes on, is waited for', async () => {
    const host = await fake(stream(hello, 'done', 150));
    expect((await collect(await load([host.url], {}, runtime({ limits: { stallTimeout: 1000 } })))).text).toBe('Hello');
  });
});

describe('a host that answers with nonsense', () => {
  it.each([
    ['JSON that is broken', stream(['data: {"choices": [\n\n'])],
    ['an event that is no object', stream(['data: 7\n\n'])],
    ['another content type', json({ choices: [] })],
    ['an event without an end', stream([`data: ${'x'.repeat(20_000)}`], 'hang')],
    ['a redirect', json('', 307, { location: 'http://elsewhere.example/' })],
  ])('%s is an error of its own', async (_, behaviour) => {
    expect(await failure(behaviour)).toSatisfy(UpstreamAnswerError.isInstance);
  });

  it('is not noticed where it is only unknown', async () => {
    const odd = [': ping\n\n', 'event: x\nid: 1\nretry: 5\nfoo: bar\n', event({ choices: [], extra: {} }), '\n\n'];
    const host = await fake(stream([...odd, ...hello]));
    expect((await collect(await load([host.url]))).text).toBe('Hello');
  });

  it('an error in the stream is translated as one before it', async () => {
    const early = stream([{ error: { message: 'no such tool', code: 400 } }]);
    expect(await failure(early)).toMatchObject({ code: 'invalid-request', message: 'no such tool' });
    const gone = stream([delta({ content: 'a' }), { error: { message: 'shutting down', code: 503 } }]);
    expect(await failure(gone)).toMatchObject({ code: 'upstream-lost' });
    const late = stream([delta({ content: 'a' }), { error: { message: 'CUDA error', type: 'server_error' } }]);
    expect(await failure(late)).toMatchObject({
      code: 'upstream-answer',
      message: expect.stringContaining('CUDA error'),
    });
  });
});
