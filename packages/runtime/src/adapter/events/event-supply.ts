/** Where the events of a stream come from. One reader at a time. */
export interface EventSupply<T> {
  /** The next event, once it is there. */
  next(): Promise<IteratorResult<T, undefined>>;

  /** Ends with an error at once, also for who waits for an event. */
  fail(error: unknown): void;

  /** Nobody reads any more. */
  end(): void;
}
