import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';
import { UpstreamAnswerError } from '../errors/upstream-answer-error.js';
import { UpstreamLostError } from '../errors/upstream-lost-error.js';
import type { HttpResponse } from './http-client.js';
import { networkReason } from './network-failure.js';

/** After the last event of a stream, its body ends at once; who does not end it loses the connection. Milliseconds. */
const patience = 1_000;

/**
 * The pieces of a body, as they come. Who leaves early closes the connection, except where all that matters has come:
 * then it is kept for the next request.
 *
 * @param isComplete asked when the reader leaves.
 * @throws UpstreamLostError where the connection breaks.
 * @throws the signal's reason where it aborts.
 */
export async function* readPieces(
  { host, body }: HttpResponse,
  signal: AbortSignal,
  isComplete: () => boolean = () => false,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) yield piece as Uint8Array;
  } catch (error) {
    signal.throwIfAborted();
    const reason = networkReason(error);
    throw new UpstreamLostError(`${host} was lost while it answered: ${reason}.`, { host, reason }, { cause: error });
  } finally {
    if (!body.readableEnded) leave(body, isComplete());
  }
}

function leave(body: HttpResponse['body'], isComplete: boolean): void {
  if (!isComplete) {
    body.destroy();
    return;
  }
  const timer = setTimeout(() => body.destroy(), patience).unref();
  body.once('close', () => clearTimeout(timer)).resume();
}

/** The text of a whole body. Undefined where it is longer than so many bytes; the rest is not read. */
export async function readText(
  response: HttpResponse,
  signal: AbortSignal,
  largest: number,
): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of readPieces(response, signal)) {
    size += piece.byteLength;
    if (size > largest) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/**
 * The JSON object of a whole body.
 *
 * @throws UpstreamAnswerError where it is none, or longer than so many bytes.
 */
export async function readJson(response: HttpResponse, signal: AbortSignal, largest: number): Promise<JsonObject> {
  const { host } = response;
  const text = await readText(response, signal, largest);
  if (text === undefined) throw new UpstreamAnswerError(`${host} answered with more than ${largest} bytes.`, { host });
  return parseObject(text) ?? fail(host);
}

function fail(host: string): never {
  throw new UpstreamAnswerError(`${host} answered with something that is no JSON object.`, { host });
}

/** The JSON object that a text is. Undefined where it is none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
