import { TemplateExecutionError } from '../../errors/template-execution-error.js';
import { nodeText } from '../syntax/node-text.js';
import type { Node } from '../syntax/nodes.js';
import { quote } from '../syntax/quote.js';

/** More output than this, in UTF-16 units, is refused: a template that was sent by a client may loop for ever. */
const maximumOutput = 16 * 1024 * 1024;

/** More evaluated nodes than this are refused, for the same reason. */
const maximumSteps = 5_000_000;

/** One execution of a template: its output, its limits, and the node that errors name. */
export class Run {
  readonly #name: string;
  readonly #source: string;
  readonly #output: string[] = [];
  #outputLength = 0;
  #steps = 0;
  #node: Node | undefined;

  /** The name of the body that is being executed. */
  bodyName: string;

  constructor(name: string, source: string) {
    this.#name = name;
    this.#source = source;
    this.bodyName = name;
  }

  get text(): string {
    return this.#output.join('');
  }

  write(text: string): void {
    this.#outputLength += text.length;
    if (this.#outputLength > maximumOutput) this.fail(`output longer than ${maximumOutput} characters`);
    this.#output.push(text);
  }

  /** Marks the node that is being evaluated. */
  at(node: Node): void {
    this.#node = node;
    this.#steps += 1;
    if (this.#steps > maximumSteps) this.fail(`more than ${maximumSteps} steps`);
  }

  /** Throws, naming the place and the node as Go does. */
  fail(message: string): never {
    const node = this.#node;
    if (node === undefined) throw new TemplateExecutionError('go', `template: ${this.#name}: ${message}`);
    const before = this.#source.slice(0, node.position);
    const line = before.split('\n').length;
    const inLine = before.slice(before.lastIndexOf('\n') + 1);
    const place = `${this.#name}:${line}:${new TextEncoder().encode(inLine).length}`;
    const text = `template: ${place}: executing ${quote(this.bodyName)} at <${nodeText(node)}>: ${message}`;
    throw new TemplateExecutionError('go', text, { line, column: inLine.length + 1 });
  }
}
