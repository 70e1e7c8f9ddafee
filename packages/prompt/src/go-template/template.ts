import { evaluateTemplate } from './evaluate/evaluator.js';
import { templateFunctionNames } from './functions/registry.js';
import type { ListNode } from './syntax/nodes.js';
import { parseTemplate, type TemplateBodies } from './syntax/parser.js';
import { collectIdentifiers } from './syntax/visit-nodes.js';
import { toGoValue } from './values/go-values.js';

/** A template in Go's text/template language, read and ready to run. */
export interface GoTemplate {
  readonly source: string;

  /** The name that stands in error messages; usually empty. */
  readonly name: string;

  /** What runs. */
  readonly root: ListNode;

  /** All bodies by name: the root's and those of `define` and `block`. */
  readonly bodies: TemplateBodies;

  /** Names of all variables, fields and functions anywhere in the template, in lower case. */
  readonly identifiers: ReadonlySet<string>;

  /**
   * Runs the template. Plain objects are maps, arrays slices, numbers float64 and bigints ints. A missing key prints
   * `<no value>` and is false.
   *
   * Throws a `TemplateExecutionError`.
   */
  execute(data: unknown): string;
}

/** What `parseGoTemplate` can be told. */
export interface GoTemplateOptions {
  /** Stands in error messages. Default: empty, as the Ollama API shows them. */
  readonly name?: string;
}

/**
 * Reads a template in Go's text/template language, with the functions that chat templates have besides Go's own
 * (`json`, `currentDate`, `yesterdayDate`, `toTypeScriptType`). Complex numbers are not supported.
 *
 * Throws a `TemplateSyntaxError`.
 */
export function parseGoTemplate(source: string, { name = '' }: GoTemplateOptions = {}): GoTemplate {
  return goTemplateFromBodies(name, source, parseTemplate(name, source, templateFunctionNames));
}

/** Makes a template of bodies that were read before and changed since; `source` is what their positions refer to. */
export function goTemplateFromBodies(name: string, source: string, bodies: TemplateBodies): GoTemplate {
  const root = bodies.get(name) ?? { type: 'list', position: 0, nodes: [] };
  return {
    source,
    name,
    root,
    bodies,
    identifiers: collectIdentifiers(bodies.values()),
    execute: (data) => evaluateTemplate(name, source, bodies, toGoValue(data)),
  };
}
