import { CodedError } from '@puna/errors';

/** A request wants the server to keep the conversation, and nothing is kept here. */
export class ThreadUnsupportedError extends CodedError<'thread-unsupported'> {
  constructor() {
    super(
      'server',
      'thread-unsupported',
      'threads are not supported, as this server keeps no conversations: send all messages, without "thread"',
    );
  }
}
