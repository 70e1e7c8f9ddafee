import { ModelCrashedError, RuntimeError } from '@puna/runtime';
import { createParser } from 'eventsource-parser';
import { type JsonObject, objectIn } from '@puna/runtime/adapter';
import type { UpstreamHost } from './upstream-host.js';

const streaming = { stream: true } as const;

/**
 * The documents of an answer that is a stream of server-sent events.
 *
 * @throws ModelCrashedError where the stream ends before it says so.
 */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  host: UpstreamHost,
): AsyncGenerator<JsonObject, void, undefined> {
  const decoder = new TextDecoder();
  let texts: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => texts.push(data) });
  for await (const bytes of chunksOf(body, host)) {
    parser.feed(decoder.decode(bytes, streaming));
    for (const text of texts) {
      if (text === '[DONE]') return;
      yield readDocument(text, host);
    }
    texts = [];
  }
  throw lost(host.host);
}

async function* chunksOf(body: AsyncIterable<Uint8Array>, host: UpstreamHost): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw lost(host.host, error);
  }
}

function readDocument(text: string, host: UpstreamHost): JsonObject {
  const document = objectIn(parse(text, host.host));
  const error = document['error'];
  if (error === undefined || error === null) return document;
  const code = objectIn(error)['code'];
  throw host.errorFor(typeof code === 'number' ? code : 500, document);
}

function parse(text: string, host: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new RuntimeError('compute-failed', `${host} sent an event that is no JSON.`, { host }, { cause: error });
  }
}

function lost(host: string, cause?: unknown): ModelCrashedError {
  return new ModelCrashedError(`The connection to ${host} was lost in the middle of an answer.`, { host }, { cause });
}
