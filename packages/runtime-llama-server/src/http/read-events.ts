import { type JsonObject, objectIn } from '@puna/runtime/adapter';
import { serverError } from './server-error.js';

const decoderOptions = { stream: true } as const;

/**
 * The documents of a stream of server-sent events, one in each `data:` line as llama-server writes them.
 *
 * @throws a typed error where the server reports one in the stream.
 */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<JsonObject, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, decoderOptions)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = readLine(line.trimEnd());
      if (event !== undefined) yield event;
    }
  }
}

function readLine(line: string): JsonObject | undefined {
  const colon = line.indexOf(':');
  const field = line.slice(0, colon);
  const value = line.slice(colon + 1).trim();
  if (field === 'error') throw serverError(JSON.parse(value));
  if (field !== 'data' || value === '[DONE]') return undefined;
  const event = objectIn(JSON.parse(value));
  if (event['error'] !== undefined) throw serverError(event);
  return event;
}
