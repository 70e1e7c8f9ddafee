import type { BranchNode, ListNode, Node } from '../go-template/syntax/nodes.js';
import type { GoTemplate } from '../go-template/template.js';
import { visitNodes } from '../go-template/syntax/visit-nodes.js';
import type { ThinkingTags } from './chat-template.js';

/**
 * Finds what a Go template writes around a message's thinking: the first and the last text of the innermost list of
 * nodes that holds `.Thinking`, inside a range over `.Messages`. Undefined where one of them is missing.
 */
export function inferThinkingTags(template: GoTemplate): ThinkingTags | undefined {
  let open = '';
  let close = '';
  visitNodes(template.root, (node, ancestors) => {
    if (node.type !== 'field' || node.identifiers[0] !== 'Thinking') return;
    const range = ancestors.findLast((ancestor): ancestor is BranchNode => ancestor.type === 'range');
    if (range === undefined || !rangesOverMessages(range)) return;
    const list = ancestors.findLast((ancestor): ancestor is ListNode => ancestor.type === 'list');
    const first = list?.nodes[0];
    const last = list?.nodes.at(-1);
    // A later place replaces an earlier one: conditions come before the text that they guard.
    if (first?.type === 'text') open = first.text.trim();
    if (last?.type === 'text') close = last.text.trim();
  });
  return open === '' || close === '' ? undefined : { open, close };
}

function rangesOverMessages(range: BranchNode): boolean {
  let found = false;
  visitNodes(range.pipe, (node: Node) => {
    if (node.type === 'field' && node.identifiers[0] === 'Messages') found = true;
    if (node.type === 'variable' && node.identifiers[0] === '$' && node.identifiers[1] === 'Messages') found = true;
  });
  return found;
}
