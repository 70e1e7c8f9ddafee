/** How text is turned into tokens. */
export interface TokenizeOptions {
  /** Add the special tokens that the model wants around a text (BOS, EOS, CLS, SEP). Default false. */
  readonly addSpecial?: boolean;

  /** Read the spelling of control tokens (`<|im_start|>`) as those tokens. Default true. */
  readonly parseSpecial?: boolean;
}
