/** The languages that chat templates are written in: Go's text/template, or Jinja. */
export type TemplateLanguage = 'go' | 'jinja';

/** Where in a template something is. */
export interface TemplatePosition {
  /** From 1. Absent where the engine does not tell. */
  readonly line?: number;

  /** Characters from the start of the line, from 1. Absent where the engine does not tell. */
  readonly column?: number;
}
