import { PromptError } from './prompt-error.js';
import type { TemplateLanguage, TemplatePosition } from './template-language.js';

const code = 'template-syntax';

/**
 * The text of a template is not valid. For Go templates the message is the one Go gives, for example
 * `template: :1: unclosed action`, because clients of the Ollama API show and test it.
 */
export class TemplateSyntaxError extends PromptError {
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
  static override isInstance(value: unknown): value is TemplateSyntaxError {
    return PromptError.isInstance(value) && value.code === code;
  }
}
