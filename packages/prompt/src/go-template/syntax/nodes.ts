/** A place in the source: UTF-16 units from its start. */
interface Positioned {
  readonly position: number;
}

/** Nodes that follow each other: a template's body or a branch of it. */
export interface ListNode extends Positioned {
  readonly type: 'list';
  readonly nodes: readonly BodyNode[];
}

/** What a body is made of. */
export type BodyNode = TextNode | ActionNode | BranchNode | TemplateNode | BreakNode | ContinueNode;

/** Literal text. */
export interface TextNode extends Positioned {
  readonly type: 'text';
  readonly text: string;
}

/** `{{ pipeline }}`. */
export interface ActionNode extends Positioned {
  readonly type: 'action';
  readonly pipe: PipeNode;
}

/** `{{ if }}`, `{{ range }}` or `{{ with }}`. */
export interface BranchNode extends Positioned {
  readonly type: 'if' | 'range' | 'with';
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList?: ListNode;
}

/** `{{ template "name" pipeline }}`; also what `{{ block }}` leaves in its place. */
export interface TemplateNode extends Positioned {
  readonly type: 'template';
  readonly name: string;
  readonly pipe?: PipeNode;
}

/** `{{ break }}`. */
export interface BreakNode extends Positioned {
  readonly type: 'break';
}

/** `{{ continue }}`. */
export interface ContinueNode extends Positioned {
  readonly type: 'continue';
}

/** Commands joined by `|`, and the variables that take the result. */
export interface PipeNode extends Positioned {
  readonly type: 'pipe';
  readonly declarations: readonly VariableNode[];

  /** `=` instead of `:=`. */
  readonly isAssignment: boolean;
  readonly commands: readonly CommandNode[];
}

/** A value, or a function and its arguments. */
export interface CommandNode extends Positioned {
  readonly type: 'command';
  readonly arguments: readonly ArgumentNode[];
}

/** What may stand in a command. */
export type ArgumentNode =
  | FieldNode
  | VariableNode
  | IdentifierNode
  | ChainNode
  | PipeNode
  | DotNode
  | NilNode
  | BoolNode
  | NumberNode
  | StringNode;

/** `.A.B`. */
export interface FieldNode extends Positioned {
  readonly type: 'field';
  readonly identifiers: readonly string[];
}

/** `$a.B`; the first identifier is the variable with its `$`. */
export interface VariableNode extends Positioned {
  readonly type: 'variable';
  readonly identifiers: readonly string[];
}

/** The name of a function. */
export interface IdentifierNode extends Positioned {
  readonly type: 'identifier';
  readonly name: string;
}

/** `(pipeline).A.B`. */
export interface ChainNode extends Positioned {
  readonly type: 'chain';
  readonly node: ArgumentNode;
  readonly fields: readonly string[];
}

/** `.`. */
export interface DotNode extends Positioned {
  readonly type: 'dot';
}

/** `nil`. */
export interface NilNode extends Positioned {
  readonly type: 'nil';
}

/** `true` or `false`. */
export interface BoolNode extends Positioned {
  readonly type: 'bool';
  readonly value: boolean;
}

/** A number; `integer` is present if it fits an int64, `isFloat` if it is written as a float. */
export interface NumberNode extends Positioned {
  readonly type: 'number';
  readonly text: string;
  readonly integer?: bigint;
  readonly float: number;
  readonly isFloat: boolean;
}

/** A string literal. */
export interface StringNode extends Positioned {
  readonly type: 'string';

  /** As written, with its quotes. */
  readonly quoted: string;
  readonly text: string;
}

/** Any node. */
export type Node = ListNode | BodyNode | PipeNode | CommandNode | ArgumentNode;
