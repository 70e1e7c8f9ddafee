/** A text is no model name. `text` holds what was given, cut to a length that is safe to log. */
export class InvalidModelNameError extends Error {
  override readonly name = 'InvalidModelNameError';
  readonly code = 'invalid-model-name';
  readonly text: string;

  constructor(text: string) {
    super('invalid model name');
    this.text = text.slice(0, 200);
  }
}
