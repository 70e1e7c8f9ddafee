import { PromptError } from '../errors/prompt-error.js';
import type { ChatTemplate, InsertInput } from './chat-template.js';

/**
 * Renders a text with a gap for the model to fill.
 *
 * Throws a `PromptError` with code `insert-unsupported` if the template has no place for a suffix (see
 * `features.insert`), and a `TemplateExecutionError`.
 */
export function renderInsert(template: ChatTemplate, input: InsertInput): string {
  if (template.renderInsert === undefined) {
    throw new PromptError(
      'insert-unsupported',
      'The template does not support insertion: it does not mention .Suffix. Leave the suffix out or use another model.',
    );
  }
  return template.renderInsert(input);
}
