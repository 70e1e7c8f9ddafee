import type { ArgumentNode, CommandNode, NumberNode, PipeNode, VariableNode } from './nodes.js';
import { nodeText } from './node-text.js';
import { parseCharacterConstant, parseNumber } from './number-literal.js';
import { quote, unquote } from './quote.js';
import type { TokenStream } from './token-stream.js';
import type { Token, TokenType } from './token.js';

/** Parentheses nested deeper than this are refused: reading and running them recurses. */
const maximumNesting = 500;

const startsCommand: ReadonlySet<TokenType> = new Set<TokenType>([
  'bool',
  'character-constant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw-string',
  'string',
  'variable',
  'left-parenthesis',
]);

/** Reads what stands inside an action, and knows which variables are declared there. */
export class PipelineParser {
  readonly #stream: TokenStream;
  readonly #functions: ReadonlySet<string>;
  #variables = ['$'];
  #nesting = 0;

  constructor(stream: TokenStream, functions: ReadonlySet<string>) {
    this.#stream = stream;
    this.#functions = functions;
  }

  /** Remembers which variables are declared, for `releaseVariables` at the end of a branch. */
  markVariables(): number {
    return this.#variables.length;
  }

  releaseVariables(mark: number): void {
    this.#variables = this.#variables.slice(0, mark);
  }

  parse(context: string, end: TokenType): PipeNode {
    const position = this.#stream.peekNonSpace().position;
    const { declarations, isAssignment } = this.#declarations(context);
    const commands: CommandNode[] = [];
    for (;;) {
      const token = this.#stream.nextNonSpace();
      if (token.type === end) break;
      if (!startsCommand.has(token.type)) this.#stream.unexpected(token, context);
      this.#stream.pushBack(token);
      commands.push(this.#command());
    }
    this.#check(commands, context);
    return { type: 'pipe', position, declarations, isAssignment, commands };
  }

  #declarations(context: string): Pick<PipeNode, 'declarations' | 'isAssignment'> {
    const declarations: VariableNode[] = [];
    while (this.#stream.peekNonSpace().type === 'variable') {
      const variable = this.#stream.next();
      const following = this.#stream.next();
      const next = following.type === 'space' ? this.#stream.nextNonSpace() : following;
      const isComma = next.type === 'character' && next.value === ',';
      if (next.type !== 'assign' && next.type !== 'declare' && !isComma) {
        this.#stream.pushBack(variable, ...(following.type === 'space' ? [following, next] : [next]));
        break;
      }
      declarations.push({ type: 'variable', position: variable.position, identifiers: [variable.value] });
      this.#variables.push(variable.value);
      if (!isComma) return { declarations, isAssignment: next.type === 'assign' };
      if (context !== 'range' || declarations.length >= 2) this.#stream.fail(`too many declarations in ${context}`);
      const after = this.#stream.peekNonSpace().type;
      if (after !== 'variable' && after !== 'right-delimiter' && after !== 'right-parenthesis') {
        this.#stream.fail('range can only initialize variables');
      }
    }
    return { declarations, isAssignment: false };
  }

  #check(commands: readonly CommandNode[], context: string): void {
    if (commands.length === 0) this.#stream.fail(`missing value for ${context}`);
    for (const [index, command] of commands.slice(1).entries()) {
      const first = command.arguments[0]?.type ?? 'nil';
      if (['bool', 'dot', 'nil', 'number', 'string'].includes(first)) {
        this.#stream.fail(`non executable command in pipeline stage ${index + 2}`);
      }
    }
  }

  #command(): CommandNode {
    const position = this.#stream.peekNonSpace().position;
    const words: ArgumentNode[] = [];
    for (;;) {
      this.#stream.peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) words.push(operand);
      const token = this.#stream.next();
      if (token.type === 'space') continue;
      if (token.type === 'right-delimiter' || token.type === 'right-parenthesis') this.#stream.pushBack(token);
      else if (token.type !== 'pipe') this.#stream.unexpected(token, 'operand');
      break;
    }
    if (words.length === 0) this.#stream.fail('empty command');
    return { type: 'command', position, arguments: words };
  }

  #operand(): ArgumentNode | undefined {
    const node = this.#term();
    if (node === undefined || this.#stream.peek().type !== 'field') return node;
    const position = this.#stream.peek().position;
    const fields: string[] = [];
    while (this.#stream.peek().type === 'field') fields.push(this.#stream.next().value.slice(1));
    switch (node.type) {
      case 'field':
      case 'variable':
        return { ...node, position, identifiers: [...node.identifiers, ...fields] };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return this.#stream.fail(`unexpected . after term ${quote(nodeText(node))}`);
      default:
        return { type: 'chain', position, node, fields };
    }
  }

  #term(): ArgumentNode | undefined {
    const token = this.#stream.nextNonSpace();
    const { position, value } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.#functions.has(value)) this.#stream.fail(`function ${quote(value)} not defined`);
        return { type: 'identifier', position, name: value };
      case 'dot':
        return { type: 'dot', position };
      case 'nil':
        return { type: 'nil', position };
      case 'variable':
        if (!this.#variables.includes(value)) this.#stream.fail(`undefined variable ${quote(value)}`);
        return { type: 'variable', position, identifiers: [value] };
      case 'field':
        return { type: 'field', position, identifiers: [value.slice(1)] };
      case 'bool':
        return { type: 'bool', position, value: value === 'true' };
      case 'character-constant':
      case 'complex':
      case 'number':
        return this.#number(token);
      case 'left-parenthesis':
        return this.#parenthesised();
      case 'string':
      case 'raw-string':
        return { type: 'string', position, quoted: value, text: unquote(value) ?? this.#stream.fail('invalid syntax') };
      default:
        this.#stream.pushBack(token);
        return undefined;
    }
  }

  #parenthesised(): PipeNode {
    if (this.#nesting >= maximumNesting) this.#stream.fail('max expression depth exceeded');
    this.#nesting += 1;
    const pipe = this.parse('parenthesized pipeline', 'right-parenthesis');
    this.#nesting -= 1;
    return pipe;
  }

  #number(token: Token): NumberNode {
    if (token.type === 'complex' || token.value.endsWith('i')) this.#stream.fail('complex numbers are not supported');
    const read = token.type === 'character-constant' ? parseCharacterConstant : parseNumber;
    const literal = read(token.value);
    if ('error' in literal) return this.#stream.fail(literal.error);
    return { type: 'number', position: token.position, text: token.value, ...literal };
  }
}
