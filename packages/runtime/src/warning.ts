/** Something the caller asked for that was not done as asked, although the call goes on. */
export interface Warning {
  /**
   * - `unsupported-option`: the adapter does not know the option and ignored it;
   * - `adjusted-option`: the value was changed to one that works;
   * - `other`: see the message.
   */
  readonly type: 'unsupported-option' | 'adjusted-option' | 'other';

  /** The name of the option in this contract, for example `typicalP`. */
  readonly option?: string;

  /** For people: what happened and what to do about it. */
  readonly message: string;
}
