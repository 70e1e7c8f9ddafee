/** The recorded answers of the tiny model. */
export interface TinyModelAnswers {
  readonly model: string;

  /** How the answers were made and what each field means. */
  readonly about: string;
  readonly cases: readonly TinyModelAnswer[];
}

/** One request and its greedy answer. */
export interface TinyModelAnswer {
  /** The skill that it shows: `a` facts, `b` exercises, `c` JSON, `d` tools, `e` thinking, `f` fill-in-the-middle. */
  readonly group: string;

  /** A chat request (`messages`, `tools`, `think`) or a fill-in request (`prompt`, `suffix`), as the Ollama API has them. */
  readonly request: {
    readonly messages?: readonly Record<string, unknown>[];
    readonly tools?: readonly Record<string, unknown>[];
    readonly think?: boolean | null;
    readonly prompt?: string;
    readonly suffix?: string;
  };

  /** The request as the chat template renders it. `think` null: the template is not told about thinking at all. */
  readonly prompt: string;
  readonly prompt_tokens: number;

  /** What the model writes, up to the token that ends the answer. */
  readonly raw: string;

  /** The token that ends the answer. */
  readonly stop: string;

  /** The number of tokens in `raw`. */
  readonly tokens: number;

  /** What a chat request gets back, parsed. */
  readonly message?: { readonly content: string; readonly thinking?: string; readonly tool_calls?: readonly unknown[] };

  /** What a fill-in request gets back. */
  readonly response?: string;
}
