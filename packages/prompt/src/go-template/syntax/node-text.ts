import type { Node, PipeNode } from './nodes.js';
import { quote } from './quote.js';

/** Writes a node back as source, in the form in which Go names it in error messages. */
export function nodeText(node: Node): string {
  switch (node.type) {
    case 'list':
      return node.nodes.map(nodeText).join('');
    case 'text':
      return node.text;
    case 'action':
      return `{{${nodeText(node.pipe)}}}`;
    case 'if':
    case 'range':
    case 'with': {
      const otherwise = node.elseList === undefined ? '' : `{{else}}${nodeText(node.elseList)}`;
      return `{{${node.type} ${nodeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
    }
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${nodeText(node.pipe)}`}}}`;
    case 'break':
    case 'continue':
      return `{{${node.type}}}`;
    case 'pipe':
      return pipeText(node);
    case 'command':
      return node.arguments.map(parenthesised).join(' ');
    default:
      return argumentText(node);
  }
}

type PlainArgument = Exclude<Extract<Node, { type: ArgumentType }>, PipeNode>;
type ArgumentType = 'field' | 'variable' | 'identifier' | 'chain' | 'dot' | 'nil' | 'bool' | 'number' | 'string';

function argumentText(node: PlainArgument): string {
  switch (node.type) {
    case 'field':
      return `.${node.identifiers.join('.')}`;
    case 'variable':
      return node.identifiers.join('.');
    case 'identifier':
      return node.name;
    case 'chain':
      return `${parenthesised(node.node)}.${node.fields.join('.')}`;
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
  }
}

function parenthesised(node: Node): string {
  return node.type === 'pipe' ? `(${pipeText(node)})` : nodeText(node);
}

function pipeText(pipe: PipeNode): string {
  const commands = pipe.commands.map(nodeText).join(' | ');
  if (pipe.declarations.length === 0) return commands;
  return `${pipe.declarations.map(nodeText).join(', ')} ${pipe.isAssignment ? '=' : ':='} ${commands}`;
}
