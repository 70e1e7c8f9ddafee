import { printValue, print } from '../format/format-value.js';
import { nodeText } from '../syntax/node-text.js';
import type { BodyNode, BranchNode, ListNode, TemplateNode } from '../syntax/nodes.js';
import type { TemplateBodies } from '../syntax/parser.js';
import { GoList, GoMap, isTrue, typeName, type GoValue } from '../values/go-values.js';
import { Expressions } from './expressions.js';
import { Run } from './run.js';
import { Variables } from './variables.js';

/** Bodies that call each other deeper than this are refused. */
const maximumDepth = 200;

/** Whether the nodes that follow still run. */
type Flow = 'on' | 'break' | 'continue';

/** Executes the body named `name`. Throws a `TemplateExecutionError`. */
export function evaluateTemplate(name: string, source: string, bodies: TemplateBodies, data: GoValue): string {
  const run = new Run(name, source);
  const root = bodies.get(name);
  if (root !== undefined) new BodyEvaluator(run, bodies, data, 0).walkList(data, root);
  return run.text;
}

/** Executes one body, with variables of its own. */
class BodyEvaluator {
  readonly #run: Run;
  readonly #bodies: TemplateBodies;
  readonly #depth: number;
  readonly #variables: Variables;
  readonly #expressions: Expressions;

  constructor(run: Run, bodies: TemplateBodies, data: GoValue, depth: number) {
    this.#run = run;
    this.#bodies = bodies;
    this.#depth = depth;
    this.#variables = new Variables(data);
    this.#expressions = new Expressions(run, this.#variables);
  }

  walkList(dot: GoValue, list: ListNode): Flow {
    this.#run.at(list);
    for (const node of list.nodes) {
      const flow = this.#walk(dot, node);
      if (flow !== 'on') return flow;
    }
    return 'on';
  }

  #walk(dot: GoValue, node: BodyNode): Flow {
    this.#run.at(node);
    switch (node.type) {
      case 'text':
        this.#run.write(node.text);
        return 'on';
      case 'action': {
        const value = this.#expressions.pipeline(dot, node.pipe);
        if (node.pipe.declarations.length === 0) this.#print(node, value);
        return 'on';
      }
      case 'if':
      case 'with':
        return this.#branch(dot, node);
      case 'range':
        return this.#range(dot, node);
      case 'template':
        this.#template(dot, node);
        return 'on';
      default:
        return node.type;
    }
  }

  #print(node: BodyNode, value: GoValue): void {
    this.#run.at(node);
    if (typeof value === 'function') this.#run.fail(`can't print ${nodeText(node)} of type ${typeName(value)}`);
    this.#run.write(printValue(value));
  }

  #branch(dot: GoValue, node: BranchNode): Flow {
    const mark = this.#variables.mark();
    const value = this.#expressions.pipeline(dot, node.pipe);
    let flow: Flow = 'on';
    if (isTrue(value)) flow = this.walkList(node.type === 'with' ? value : dot, node.list);
    else if (node.elseList !== undefined) flow = this.walkList(dot, node.elseList);
    this.#variables.release(mark);
    return flow;
  }

  #range(dot: GoValue, node: BranchNode): Flow {
    this.#run.at(node);
    const outer = this.#variables.mark();
    const value = this.#expressions.pipeline(dot, node.pipe);
    const mark = this.#variables.mark();
    let ran = false;
    for (const [key, element] of this.#entries(node, value)) {
      ran = true;
      this.#setLoopVariables(node, key, element);
      const ended = this.walkList(element, node.list);
      this.#variables.release(mark);
      if (ended === 'break') break;
    }
    const flow = !ran && node.elseList !== undefined ? this.walkList(dot, node.elseList) : 'on';
    this.#variables.release(outer);
    // A break in the else branch ends nothing else, but a continue there is one of the loop around; so it is in Go.
    return flow === 'break' ? 'on' : flow;
  }

  #setLoopVariables(node: BranchNode, key: GoValue, element: GoValue): void {
    const [first, second] = node.pipe.declarations.map(({ identifiers }) => identifiers[0] ?? '');
    if (first === undefined) return;
    if (node.pipe.isAssignment) {
      this.#variables.assign(first, second === undefined ? element : key);
      if (second !== undefined) this.#variables.assign(second, element);
    } else {
      this.#variables.setFromEnd(1, element);
      if (second !== undefined) this.#variables.setFromEnd(2, key);
    }
  }

  *#entries(node: BranchNode, value: GoValue): Iterable<readonly [GoValue, GoValue]> {
    if (value === undefined || value === null) return;
    if (value instanceof GoList) {
      for (const [index, item] of value.items.entries()) yield [BigInt(index), item];
    } else if (value instanceof GoMap) {
      for (const key of value.sortedKeys()) yield [key, value.entries.get(key)];
    } else if (typeof value === 'bigint') {
      if (node.pipe.declarations.length > 1)
        this.#run.fail(`can't use ${value} to iterate over more than one variable`);
      for (let count = 0n; count < value; count += 1n) yield [undefined, count];
    } else {
      this.#run.fail(`range can't iterate over ${print([value])}`);
    }
  }

  #template(dot: GoValue, node: TemplateNode): void {
    const body = this.#bodies.get(node.name);
    if (body === undefined) return this.#run.fail(`template "${node.name}" not defined`);
    if (this.#depth >= maximumDepth) this.#run.fail(`exceeded maximum template depth (${maximumDepth})`);
    const data = node.pipe === undefined ? undefined : this.#expressions.pipeline(dot, node.pipe);
    const caller = this.#run.bodyName;
    this.#run.bodyName = node.name;
    new BodyEvaluator(this.#run, this.#bodies, data, this.#depth + 1).walkList(data, body);
    this.#run.bodyName = caller;
    return undefined;
  }
}
