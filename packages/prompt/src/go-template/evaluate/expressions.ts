import { FunctionFailure, type ParameterType, type TemplateFunction } from '../functions/go-function.js';
import { templateFunctions } from '../functions/registry.js';
import { nodeText } from '../syntax/node-text.js';
import type {
  ArgumentNode,
  ChainNode,
  CommandNode,
  FieldNode,
  IdentifierNode,
  Node,
  NumberNode,
  PipeNode,
  VariableNode,
} from '../syntax/nodes.js';
import { GoMap, GoStruct, isTrue, typeName, type GoValue } from '../values/go-values.js';
import type { Run } from './run.js';
import type { Variables } from './variables.js';

/** The value that a pipeline hands to its next command; `none` for the first command. */
const none = Symbol('none');
type PipedValue = GoValue | typeof none;

/** Evaluates what stands inside actions. */
export class Expressions {
  readonly #run: Run;
  readonly #variables: Variables;

  constructor(run: Run, variables: Variables) {
    this.#run = run;
    this.#variables = variables;
  }

  /** The value of a pipeline; its variables are declared or assigned. An empty interface comes out as no value. */
  pipeline(dot: GoValue, pipe: PipeNode): GoValue {
    this.#run.at(pipe);
    let value: PipedValue = none;
    for (const command of pipe.commands) {
      const result = this.#command(dot, command, value);
      value = result === null ? undefined : result;
    }
    const final = value === none ? undefined : value;
    for (const { identifiers } of pipe.declarations) {
      const name = identifiers[0] ?? '';
      if (!pipe.isAssignment) this.#variables.declare(name, final);
      else if (!this.#variables.assign(name, final)) this.#run.fail(`undefined variable: ${name}`);
    }
    return final;
  }

  #command(dot: GoValue, command: CommandNode, piped: PipedValue): GoValue {
    const [first, ...rest] = command.arguments;
    if (first === undefined) return undefined;
    switch (first.type) {
      case 'field':
        return this.#field(dot, first, rest, piped);
      case 'chain':
        return this.#chain(dot, first, rest, piped);
      case 'identifier':
        return this.#function(dot, first, command, rest, piped);
      case 'pipe':
        this.#refuseArguments(first, rest, piped);
        return this.pipeline(dot, first);
      case 'variable':
        return this.#variable(dot, first, rest, piped);
      default:
        this.#run.at(first);
        this.#refuseArguments(first, rest, piped);
        if (first.type === 'nil') return this.#run.fail('nil is not a command');
        return this.#constant(dot, first);
    }
  }

  #refuseArguments(first: Node, rest: readonly ArgumentNode[], piped: PipedValue): void {
    if (rest.length > 0 || piped !== none) this.#run.fail(`can't give argument to non-function ${nodeText(first)}`);
  }

  #constant(dot: GoValue, node: Exclude<ArgumentNode, { type: 'nil' }>): GoValue {
    switch (node.type) {
      case 'bool':
        return node.value;
      case 'string':
        return node.text;
      case 'number':
        return this.#number(node);
      default:
        return dot;
    }
  }

  #number(node: NumberNode): GoValue {
    this.#run.at(node);
    if (node.isFloat) return node.float;
    return node.integer ?? this.#run.fail(`${node.text} overflows int`);
  }

  #field(dot: GoValue, node: FieldNode, rest: readonly ArgumentNode[], piped: PipedValue): GoValue {
    this.#run.at(node);
    return this.#fields(dot, node.identifiers, rest, piped);
  }

  #chain(dot: GoValue, node: ChainNode, rest: readonly ArgumentNode[], piped: PipedValue): GoValue {
    this.#run.at(node);
    if (node.node.type === 'nil') this.#run.fail(`indirection through explicit nil in ${nodeText(node)}`);
    return this.#fields(this.#argument(dot, 'value', node.node), node.fields, rest, piped);
  }

  #variable(dot: GoValue, node: VariableNode, rest: readonly ArgumentNode[], piped: PipedValue): GoValue {
    this.#run.at(node);
    const [name = '', ...fields] = node.identifiers;
    const value = this.#variables.get(name);
    if (fields.length > 0) return this.#fields(value, fields, rest, piped);
    this.#refuseArguments(node, rest, piped);
    return value;
  }

  #fields(receiver: GoValue, names: readonly string[], rest: readonly ArgumentNode[], piped: PipedValue): GoValue {
    let value = receiver;
    for (const [index, name] of names.entries()) {
      const hasArguments = index === names.length - 1 && (rest.length > 0 || piped !== none);
      value = this.#oneField(value, name, hasArguments);
    }
    return value;
  }

  #oneField(receiver: GoValue, name: string, hasArguments: boolean): GoValue {
    if (receiver === undefined) return undefined;
    if (receiver === null) return this.#run.fail(`nil pointer evaluating interface {}.${name}`);
    if (receiver instanceof GoStruct && receiver.fields.has(name)) {
      if (hasArguments) this.#run.fail(`${name} has arguments but cannot be invoked as function`);
      return receiver.fields.get(name);
    }
    if (receiver instanceof GoMap) {
      if (hasArguments) this.#run.fail(`${name} is not a method but has arguments`);
      return receiver.entries.get(name) ?? null;
    }
    return this.#run.fail(`can't evaluate field ${name} in type ${typeName(receiver)}`);
  }

  #function(
    dot: GoValue,
    node: IdentifierNode,
    place: Node,
    rest: readonly ArgumentNode[],
    piped: PipedValue,
  ): GoValue {
    this.#run.at(node);
    const called = templateFunctions.get(node.name);
    if (called === undefined) return this.#run.fail(`"${node.name}" is not a defined function`);
    this.#checkCount(node.name, called, rest.length, piped);
    if (node.name === 'and' || node.name === 'or') return this.#shortCircuit(dot, node.name === 'or', rest, piped);
    const values = rest.map((argument, index) => this.#argument(dot, parameterType(called, index), argument));
    if (piped !== none) values.push(this.#converted(piped, parameterType(called, rest.length)));
    try {
      return node.name === 'call' ? callValue(values, rest[0]) : called.call(...values);
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error;
      this.#run.at(place);
      return this.#run.fail(`error calling ${node.name}: ${error.message}`);
    }
  }

  #checkCount(name: string, called: TemplateFunction, written: number, piped: PipedValue): void {
    const given = written + (piped === none ? 0 : 1);
    const wanted = called.parameters.length;
    if (called.rest === undefined && given !== wanted) {
      this.#run.fail(`wrong number of args for ${name}: want ${wanted} got ${given}`);
    }
    if (given < wanted) this.#run.fail(`wrong number of args for ${name}: want at least ${wanted} got ${written}`);
  }

  /** `and` and `or` give the value that decides and leave the rest unevaluated. */
  #shortCircuit(dot: GoValue, decides: boolean, rest: readonly ArgumentNode[], piped: PipedValue): GoValue {
    let value: GoValue;
    for (const argument of rest) {
      value = this.#argument(dot, 'value', argument);
      if (isTrue(value) === decides) return value;
    }
    return piped === none ? value : piped;
  }

  #argument(dot: GoValue, type: ParameterType, node: ArgumentNode): GoValue {
    this.#run.at(node);
    switch (node.type) {
      case 'dot':
        return this.#converted(dot, type);
      case 'nil':
        if (type === 'string') this.#run.fail('cannot assign nil to string');
        return undefined;
      case 'field':
        return this.#converted(this.#field(dot, node, [], none), type);
      case 'variable':
        return this.#converted(this.#variable(dot, node, [], none), type);
      case 'pipe':
        return this.#converted(this.pipeline(dot, node), type);
      case 'identifier':
        return this.#converted(this.#function(dot, node, node, [], none), type);
      case 'chain':
        return this.#converted(this.#chain(dot, node, [], none), type);
      default:
        if (type === 'string' && node.type !== 'string') this.#run.fail(`expected string; found ${nodeText(node)}`);
        return this.#constant(dot, node);
    }
  }

  #converted(value: GoValue, type: ParameterType): GoValue {
    if (type !== 'string' || typeof value === 'string') return value;
    if (value === undefined) return this.#run.fail('invalid value; expected string');
    const found = value === null ? 'interface {}' : typeName(value);
    return this.#run.fail(`wrong type for value; expected string; got ${found}`);
  }
}

function parameterType(called: TemplateFunction, index: number): ParameterType {
  return called.parameters[index] ?? called.rest ?? 'value';
}

function callValue(values: readonly GoValue[], node: ArgumentNode | undefined): GoValue {
  const [called, ...rest] = values;
  if (called === undefined || called === null) throw new FunctionFailure('call of nil');
  if (typeof called === 'function') return called(...rest);
  const name = node === undefined ? 'value' : nodeText(node);
  throw new FunctionFailure(`non-function ${name} of type ${typeName(called)}`);
}
