import type { ChatApi } from './chat-apis.js';
import { collectChunks, postJsonBody, splitLines } from './http-stream.js';

/** What a streamed answer took, in milliseconds from the moment that its request was sent. */
export interface ChatStreamTimes {
  readonly firstPiece: number;

  /** When its last bytes arrived. */
  readonly end: number;
  readonly pieces: number;
}

/**
 * Streams an answer of at most so many tokens.
 *
 * @throws Error where the server refuses, or the answer is empty.
 */
export async function streamChat(
  url: string,
  api: ChatApi,
  { tokens }: { readonly tokens: number },
): Promise<ChatStreamTimes> {
  const start = performance.now();
  const response = await postJsonBody(url + api.path, api.body(tokens));
  const chunks = await collectChunks(response);
  const lines = splitLines(chunks);
  if (response.statusCode !== 200) throw new Error(`${api.path} answered ${response.statusCode}: ${lines[0]?.line}`);
  const pieces = lines.filter(({ line }) => api.piece(line) !== '');
  const [first] = pieces;
  if (first === undefined) throw new Error(`${api.path} gave no piece of an answer`);
  return {
    firstPiece: first.time - start,
    end: (chunks.at(-1)?.time ?? Number.NaN) - start,
    pieces: pieces.length,
  };
}
