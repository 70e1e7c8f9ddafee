import type { ArgumentNode, BodyNode, CommandNode, ListNode, PipeNode } from '../go-template/syntax/nodes.js';

/**
 * Removes everything that comes after the first printed `.Response`, so that the last turn of a conversation ends
 * where the model goes on writing. Conditions are not looked at: `{{ if .Response }}` cuts nothing.
 */
export function cutAfterResponse(body: ListNode): ListNode {
  return new ResponseCutter().list(body);
}

class ResponseCutter {
  #found = false;

  list(list: ListNode): ListNode {
    const nodes: BodyNode[] = [];
    for (const node of list.nodes) {
      if (this.#found) break;
      const kept = this.#node(node);
      if (kept !== undefined) nodes.push(kept);
    }
    return { ...list, nodes };
  }

  #node(node: BodyNode): BodyNode | undefined {
    switch (node.type) {
      case 'action': {
        const pipe = this.#pipe(node.pipe);
        return pipe === undefined ? undefined : { ...node, pipe };
      }
      case 'if':
      case 'range':
      case 'with': {
        const list = this.list(node.list);
        const { elseList } = node;
        return { ...node, list, ...(elseList === undefined ? {} : { elseList: this.list(elseList) }) };
      }
      default:
        return node;
    }
  }

  #pipe(pipe: PipeNode): PipeNode | undefined {
    const commands: CommandNode[] = [];
    for (const command of pipe.commands) {
      const kept = command.arguments.filter((argument) => this.#keeps(argument));
      if (kept.length > 0) commands.push({ ...command, arguments: kept });
    }
    return commands.length === 0 ? undefined : { ...pipe, commands };
  }

  #keeps(argument: ArgumentNode): boolean {
    if (this.#found) return false;
    if (argument.type === 'field' && argument.identifiers[0] === 'Response') this.#found = true;
    if (argument.type === 'pipe') this.#pipe(argument);
    return true;
  }
}
