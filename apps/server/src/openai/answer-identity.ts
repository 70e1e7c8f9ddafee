import { randomId } from '../http/random-id.js';
import { unixSeconds } from './unix-seconds.js';

/** What all objects of one answer have in common. */
export interface AnswerIdentity {
  readonly id: string;

  /** Seconds since 1970. */
  readonly created: number;

  /** As the client sent it. */
  readonly model: string;
}

/** Clients of the original know it by this text. */
export const systemFingerprint = 'fp_ollama';

/** Makes the identity of an answer. */
export function answerIdentity(prefix: 'chatcmpl' | 'cmpl', model: string): AnswerIdentity {
  return { id: randomId(`${prefix}-`), created: unixSeconds(), model };
}
