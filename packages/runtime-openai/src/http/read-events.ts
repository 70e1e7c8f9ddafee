import type { JsonObject } from '@puna/runtime/adapter';
import { createParser } from 'eventsource-parser';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import type { HttpResponse } from './http-client.js';
import { parseObject, readPieces } from './read-body.js';

const endOfStream = '[DONE]';

/**
 * The objects of a stream of server-sent events, until `[DONE]` or the end of the body. No more is read from the connection
 * than its reader asks for.
 *
 * @param longest characters that one event may have.
 * @throws UpstreamAnswerError where the answer is no such stream.
 * @throws UpstreamLostError where the connection breaks.
 */
export async function* readEvents(
  response: HttpResponse,
  signal: AbortSignal,
  longest: number,
): AsyncGenerator<JsonObject> {
  const { host, headers, body } = response;
  const type = String(headers['content-type'] ?? '');
  if (!type.toLowerCase().startsWith('text/event-stream')) {
    body.destroy();
    throw new UpstreamAnswerError(`${host} answered with "${type.slice(0, 100)}" instead of a stream of events.`, {
      host,
    });
  }
  const waiting: string[] = [];
  let isComplete = false;
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: longest,
    onEvent: ({ data }) => waiting.push(data),
    onError: (error) => {
      tooLong ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  const decoder = new TextDecoder();
  for await (const piece of readPieces(response, signal, () => isComplete)) {
    parser.feed(decoder.decode(piece, { stream: true }));
    for (const data of waiting.splice(0)) {
      if (data.trim() === endOfStream) {
        isComplete = true;
        return;
      }
      yield parseObject(data) ?? refuse(host, 'sent an event that is no JSON object');
    }
    if (tooLong) refuse(host, `sent an event of more than ${longest} characters`);
  }
}

function refuse(host: string, what: string): never {
  throw new UpstreamAnswerError(`${host} ${what}.`, { host });
}
