import { PromptError } from './prompt-error.js';

const code = 'conversation-refused';

/**
 * A Jinja template called `raise_exception`: it does not take this conversation, for example because roles don't
 * alternate. The message is the template's own.
 */
export class ConversationRefusedError extends PromptError {
  constructor(message: string, options?: ErrorOptions) {
    super(code, message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ConversationRefusedError {
    return PromptError.isInstance(value) && value.code === code;
  }
}
