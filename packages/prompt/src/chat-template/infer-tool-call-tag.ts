import type { BodyNode, BranchNode } from '../go-template/syntax/nodes.js';
import type { GoTemplate } from '../go-template/template.js';

/** The tag of templates whose calls are bare JSON objects. */
export const bareToolCallTag = '{';

/**
 * Finds what a Go template writes before a tool call: the first text inside the first `if` on `.ToolCalls`, up to the
 * brace that begins the call. Gives `{` where there is none.
 */
export function inferToolCallTag(template: GoTemplate): string {
  const branch = findToolCallsBranch(template.root.nodes);
  const text = branch === undefined ? undefined : firstText(branch.list.nodes);
  return toolCallTagOf(text ?? '');
}

/** The tag in a text that leads up to a tool call. */
export function toolCallTagOf(text: string): string {
  const beforeBrace = text.replaceAll('\r\n', '\n').split('{', 1)[0] ?? '';
  return beforeBrace.trim() || bareToolCallTag;
}

function findToolCallsBranch(nodes: readonly BodyNode[]): BranchNode | undefined {
  for (const node of nodes) {
    if (node.type !== 'if' && node.type !== 'range' && node.type !== 'with') continue;
    if (node.type === 'if' && mentionsToolCalls(node)) return node;
    const found = findToolCallsBranch(node.list.nodes) ?? findToolCallsBranch(node.elseList?.nodes ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mentionsToolCalls(node: BranchNode): boolean {
  return node.pipe.commands.some((command) =>
    command.arguments.some((argument) => argument.type === 'field' && argument.identifiers.includes('ToolCalls')),
  );
}

/** The first text that is not blank; nothing after an action that prints, since the text then follows a call. */
function firstText(nodes: readonly BodyNode[]): string | undefined {
  for (const node of nodes) {
    if (node.type === 'text' && node.text.trim() !== '') return node.text;
    if (node.type === 'action' && node.pipe.declarations.length === 0) return undefined;
    if (node.type === 'if' || node.type === 'range' || node.type === 'with') {
      return firstText(node.list.nodes) ?? firstText(node.elseList?.nodes ?? []);
    }
  }
  return undefined;
}
