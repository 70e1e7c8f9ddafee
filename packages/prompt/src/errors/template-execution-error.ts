import { PromptError } from './prompt-error.js';
import type { TemplateLanguage, TemplatePosition } from './template-language.js';

const code = 'template-execution';

/** A valid template failed while it was rendered: a field that does not exist, values that can't be compared. */
export class TemplateExecutionError extends PromptError {
  readonly language: TemplateLanguage;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(language: TemplateLanguage, message: string, position: TemplatePosition = {}, options?: ErrorOptions) {
    super(code, message, options);
    this.language = language;
    this.line = position.line;
    this.column = position.column;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is TemplateExecutionError {
    return PromptError.isInstance(value) && value.code === code;
  }
}
