import { TemplateSyntaxError } from '../../errors/template-syntax-error.js';
import type { BodyNode, BranchNode, ListNode, TemplateNode } from './nodes.js';
import { PipelineParser } from './pipeline-parser.js';
import { quote, unquote } from './quote.js';
import { TokenStream } from './token-stream.js';
import type { Token } from './token.js';
import { visitNodes } from './visit-nodes.js';

/** The bodies of a template by name; the one named as the template itself is what runs. */
export type TemplateBodies = ReadonlyMap<string, ListNode>;

/** What ends a list of nodes: `{{ end }}` or `{{ else }}`. */
interface ListEnd {
  readonly type: 'end' | 'else';
  readonly position: number;
}

type ParsedNode = BodyNode | ListEnd;

function isListEnd(node: ParsedNode): node is ListEnd {
  return node.type === 'end' || node.type === 'else';
}

/** Branches nested deeper than this are refused: reading them recurses. */
const maximumNesting = 500;

/**
 * Reads a template in Go's text/template language.
 *
 * Throws a `TemplateSyntaxError` for what Go refuses, and for calls of templates that nothing defines, which Go finds
 * only when it runs.
 */
export function parseTemplate(name: string, source: string, functions: ReadonlySet<string>): TemplateBodies {
  const stream = new TokenStream(name, source);
  const bodies = new Map<string, ListNode>();
  const root = new BodyParser(stream, functions, bodies).parseRoot();
  addBody(stream, bodies, name, root);
  if (!bodies.has(name)) bodies.set(name, root);
  refuseUndefinedTemplates(name, source, bodies);
  return bodies;
}

function isBlank(list: ListNode): boolean {
  return list.nodes.every((node) => node.type === 'text' && node.text.trim() === '');
}

function addBody(stream: TokenStream, bodies: Map<string, ListNode>, name: string, body: ListNode): void {
  const earlier = bodies.get(name);
  if (earlier === undefined || isBlank(earlier)) bodies.set(name, body);
  else if (!isBlank(body)) stream.fail(`template: multiple definition of template ${quote(name)}`);
}

function refuseUndefinedTemplates(name: string, source: string, bodies: TemplateBodies): void {
  for (const body of bodies.values()) {
    visitNodes(body, (node) => {
      if (node.type !== 'template' || bodies.has(node.name)) return;
      const line = source.slice(0, node.position).split('\n').length;
      const column = node.position - (source.lastIndexOf('\n', node.position - 1) + 1) + 1;
      const message = `template: ${name}:${line}: template ${quote(node.name)} not defined`;
      throw new TemplateSyntaxError('go', message, { line, column });
    });
  }
}

/** Reads one body: the root's, a definition's or a block's. Each has variables of its own. */
class BodyParser {
  readonly #stream: TokenStream;
  readonly #functions: ReadonlySet<string>;
  readonly #bodies: Map<string, ListNode>;
  readonly #pipelines: PipelineParser;
  #rangeDepth = 0;
  #nesting = 0;

  constructor(stream: TokenStream, functions: ReadonlySet<string>, bodies: Map<string, ListNode>) {
    this.#stream = stream;
    this.#functions = functions;
    this.#bodies = bodies;
    this.#pipelines = new PipelineParser(stream, functions);
  }

  parseRoot(): ListNode {
    const position = this.#stream.peek().position;
    const nodes: BodyNode[] = [];
    while (this.#stream.peek().type !== 'eof') {
      if (this.#parseDefinition()) continue;
      const node = this.#textOrAction();
      if (isListEnd(node)) this.#stream.fail(`unexpected {{${node.type}}}`);
      else nodes.push(node);
    }
    return { type: 'list', position, nodes };
  }

  /** Reads `{{ define }}` where one begins; only the top level may have them. */
  #parseDefinition(): boolean {
    if (this.#stream.peek().type !== 'left-delimiter') return false;
    const delimiter = this.#stream.next();
    const word = this.#stream.nextNonSpace();
    if (word.type !== 'define') {
      this.#stream.pushBack(delimiter, word);
      return false;
    }
    const context = 'define clause';
    const name = this.#templateName(this.#stream.nextNonSpace(), context);
    this.#stream.expect('right-delimiter', context);
    this.#readBody(name, context);
    return true;
  }

  #readBody(name: string, context: string): void {
    const parser = new BodyParser(this.#stream, this.#functions, this.#bodies);
    const { list, end } = parser.#itemList();
    if (end.type !== 'end') this.#stream.fail(`unexpected {{else}} in ${context}`);
    addBody(this.#stream, this.#bodies, name, list);
  }

  #itemList(): { readonly list: ListNode; readonly end: ListEnd } {
    const position = this.#stream.peekNonSpace().position;
    const nodes: BodyNode[] = [];
    while (this.#stream.peekNonSpace().type !== 'eof') {
      const node = this.#textOrAction();
      if (isListEnd(node)) return { list: { type: 'list', position, nodes }, end: node };
      nodes.push(node);
    }
    return this.#stream.fail('unexpected EOF');
  }

  #textOrAction(): ParsedNode {
    const token = this.#stream.nextNonSpace();
    if (token.type === 'text') return { type: 'text', position: token.position, text: token.value };
    if (token.type !== 'left-delimiter') return this.#stream.unexpected(token, 'input');
    this.#stream.actionLine = token.line;
    const node = this.#action();
    this.#stream.actionLine = 0;
    return node;
  }

  #action(): ParsedNode {
    const token = this.#stream.nextNonSpace();
    switch (token.type) {
      case 'block':
        return this.#block();
      case 'break':
      case 'continue':
        return this.#loopControl(token, token.type);
      case 'else':
        return this.#else();
      case 'end':
        return { type: 'end', position: this.#stream.expect('right-delimiter', 'end').position };
      case 'if':
      case 'range':
      case 'with':
        return this.#branch(token.type);
      case 'template':
        return this.#template();
      default:
        this.#stream.pushBack(token);
        return { type: 'action', position: token.position, pipe: this.#pipelines.parse('command', 'right-delimiter') };
    }
  }

  #loopControl(token: Token, word: 'break' | 'continue'): BodyNode {
    const next = this.#stream.nextNonSpace();
    if (next.type !== 'right-delimiter') this.#stream.unexpected(next, `{{${word}}}`);
    if (this.#rangeDepth === 0) this.#stream.fail(`{{${word}}} outside {{range}}`);
    return { type: word, position: token.position };
  }

  #else(): ListEnd {
    const next = this.#stream.peekNonSpace();
    // In "else if" and "else with" the second word is read by the branch that this one ends.
    if (next.type === 'if' || next.type === 'with') return { type: 'else', position: next.position };
    return { type: 'else', position: this.#stream.expect('right-delimiter', 'else').position };
  }

  #branch(type: BranchNode['type']): BranchNode {
    if (this.#nesting >= maximumNesting) this.#stream.fail(`branches nested deeper than ${maximumNesting}`);
    this.#nesting += 1;
    const mark = this.#pipelines.markVariables();
    const pipe = this.#pipelines.parse(type, 'right-delimiter');
    if (type === 'range') this.#rangeDepth += 1;
    const { list, end } = this.#itemList();
    if (type === 'range') this.#rangeDepth -= 1;
    const elseList = end.type === 'else' ? this.#elseList(type, end) : undefined;
    this.#pipelines.releaseVariables(mark);
    this.#nesting -= 1;
    return { type, position: pipe.position, pipe, list, ...(elseList === undefined ? {} : { elseList }) };
  }

  #elseList(type: BranchNode['type'], end: ListEnd): ListNode {
    if (type !== 'range' && this.#stream.peek().type === type) {
      this.#stream.next();
      return { type: 'list', position: end.position, nodes: [this.#branch(type)] };
    }
    const otherwise = this.#itemList();
    if (otherwise.end.type !== 'end') this.#stream.fail('expected end; found {{else}}');
    return otherwise.list;
  }

  #block(): TemplateNode {
    const context = 'block clause';
    const token = this.#stream.nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.#pipelines.parse(context, 'right-delimiter');
    this.#readBody(name, context);
    return { type: 'template', position: token.position, name, pipe };
  }

  #template(): TemplateNode {
    const context = 'template clause';
    const token = this.#stream.nextNonSpace();
    const name = this.#templateName(token, context);
    const next = this.#stream.nextNonSpace();
    if (next.type === 'right-delimiter') return { type: 'template', position: token.position, name };
    this.#stream.pushBack(next);
    const pipe = this.#pipelines.parse(context, 'right-delimiter');
    return { type: 'template', position: token.position, name, pipe };
  }

  #templateName(token: Token, context: string): string {
    if (token.type !== 'string' && token.type !== 'raw-string') return this.#stream.unexpected(token, context);
    return unquote(token.value) ?? this.#stream.fail('invalid syntax');
  }
}
