import type { ChatMessage, Media, Tool } from '@puna/runtime';
import type { ChatTemplate } from './chat-template/chat-template.js';
import { ConversationRefusedError } from './errors/conversation-refused-error.js';
import { placeMediaTags } from './media-tags.js';
import { PromptCounter } from './prompt-counter.js';

/** A conversation that may be too long. */
export interface TruncateMessagesInput {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[];

  /** See `RenderInput.think`. */
  readonly think?: boolean | string;
  readonly template: ChatTemplate;

  /** Tokens that the prompt may have. No room is kept for the answer. */
  readonly contextLength: number;

  /** Counts the tokens of a rendered prompt. */
  readonly countTokens: (text: string) => Promise<number>;

  /** Tokens to add for each image or sound. Default 0. */
  readonly tokensPerMedia?: number;

  /** How the place of a medium is spelled in the prompt; see `placeMediaTags`. */
  readonly mediaTag?: (index: number) => string;

  /** False keeps all messages however long they are. Default true. */
  readonly truncate?: boolean;
}

/** A conversation that fits, as far as that is possible. */
export interface TruncatedMessages {
  /** What is left, with tags where media belong. */
  readonly messages: readonly ChatMessage[];

  /** What is left, rendered. */
  readonly prompt: string;

  /** The media of the messages that are left, in the order of their tags. */
  readonly media: readonly Media[];

  /** How many messages were dropped. */
  readonly dropped: number;
}

/**
 * Drops whole messages, the oldest first, until a conversation fits into the context. System messages and the last
 * message always stay, even if they alone are too long. A tool's result may lose the call that it belongs to.
 *
 * What was counted is not counted again: a conversation that is too long is counted once, then only the parts that are
 * left out, which together are no longer than it. A short conversation, with fewer bytes than tokens fit, is not counted.
 *
 * Throws what the template throws.
 */
export async function truncateMessages(input: TruncateMessagesInput): Promise<TruncatedMessages> {
  const whole = renderFrom(input, 0);
  const last = input.messages.length - 1;
  const counter = new PromptCounter(input);
  if (input.truncate === false || last < 1 || (await counter.fits(whole))) return whole;
  // Fewer messages never make a longer prompt, so the first that fits can be found by halving.
  let tooLong = 0;
  let best = last;
  let result = renderFrom(input, last);
  while (best - tooLong > 1) {
    const middle = Math.floor((tooLong + best) / 2);
    const candidate = tryRenderFrom(input, middle);
    if (candidate !== undefined && (await counter.fits(candidate))) {
      best = middle;
      result = candidate;
    } else {
      tooLong = middle;
    }
  }
  return result;
}

/** What is left if the messages before `first` are dropped, except those of the system. */
function renderFrom(input: TruncateMessagesInput, first: number): TruncatedMessages {
  const kept = input.messages.filter(({ role }, index) => index >= first || role === 'system');
  const { messages, media } = placeMediaTags(kept, input.mediaTag);
  const prompt = input.template.render({
    messages,
    ...(input.tools === undefined ? {} : { tools: input.tools }),
    ...(input.think === undefined ? {} : { think: input.think }),
  });
  return { messages, prompt, media, dropped: input.messages.length - kept.length };
}

/** As `renderFrom`; undefined where the template refuses what is left, for example because an answer comes first. */
function tryRenderFrom(input: TruncateMessagesInput, first: number): TruncatedMessages | undefined {
  try {
    return renderFrom(input, first);
  } catch (error) {
    if (ConversationRefusedError.isInstance(error)) return undefined;
    throw error;
  }
}
