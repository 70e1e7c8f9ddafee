import type { ListNode, Node } from './nodes.js';

/** Nodes right below a node, in the order of the source. */
function childNodes(node: Node): readonly Node[] {
  switch (node.type) {
    case 'list':
      return node.nodes;
    case 'action':
      return [node.pipe];
    case 'if':
    case 'range':
    case 'with':
      return [node.pipe, node.list, ...(node.elseList === undefined ? [] : [node.elseList])];
    case 'template':
      return node.pipe === undefined ? [] : [node.pipe];
    case 'pipe':
      return [...node.declarations, ...node.commands];
    case 'command':
      return node.arguments;
    case 'chain':
      return [node.node];
    default:
      return [];
  }
}

/** Calls `visit` for a node and all below it, in the order of the source; `ancestors` begins with the outermost. */
export function visitNodes(
  node: Node,
  visit: (node: Node, ancestors: readonly Node[]) => void,
  ancestors: readonly Node[] = [],
): void {
  visit(node, ancestors);
  const below = [...ancestors, node];
  for (const child of childNodes(node)) visitNodes(child, visit, below);
}

/** All names in a template, of variables, fields and their parts, in lower case. */
export function collectIdentifiers(bodies: Iterable<ListNode>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const body of bodies) {
    visitNodes(body, (node) => {
      if (node.type === 'field' || node.type === 'variable')
        node.identifiers.forEach((name) => names.add(name.toLowerCase()));
      else if (node.type === 'identifier') names.add(node.name.toLowerCase());
      else if (node.type === 'chain') node.fields.forEach((name) => names.add(name.toLowerCase()));
    });
  }
  return names;
}
