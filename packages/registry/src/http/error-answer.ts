import { z } from 'zod';
import type { ErrorAnswer } from '../errors/registry-response-error.js';
import type { HttpResponse } from './exchange.js';
import { retryAfterMilliseconds } from './retry-after.js';

const readLimitBytes = 64 * 1024;
const longestExcerpt = 200;

/** The form of the OCI distribution specification, "Error Codes". */
const errorBody = z.object({
  errors: z.array(z.object({ code: z.string().optional(), message: z.string().optional() })),
});

/** Reads what a refusing answer says, in one short line, without what the request sent to log in. */
export async function readErrorAnswer(response: HttpResponse): Promise<ErrorAnswer> {
  return {
    status: response.status,
    excerpt: oneLine(await readText(response), response.secrets),
    retryAfterMilliseconds: retryAfterMilliseconds(response.header('retry-after')),
  };
}

async function readText(response: HttpResponse): Promise<string> {
  try {
    const { bytes } = await response.body.read(readLimitBytes);
    return messageOf(bytes.toString('utf8'));
  } catch {
    // The status alone must do: the answer broke off.
    return '';
  }
}

function messageOf(text: string): string {
  try {
    const first = errorBody.parse(JSON.parse(text)).errors[0];
    return first?.message || first?.code || text;
  } catch {
    // A web page of some proxy says nothing in one line.
    return text.trimStart().startsWith('<') ? '' : text;
  }
}

function oneLine(text: string, secrets: readonly string[]): string {
  let line = text;
  for (const secret of secrets) line = line.replaceAll(secret, '…');
  line = line.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
}
