import type { ChatMessage } from '@puna/runtime';
import type { ActionNode, ListNode } from '../go-template/syntax/nodes.js';
import { goTemplateFromBodies, parseGoTemplate, type GoTemplate } from '../go-template/template.js';
import type { ChatTemplate, InsertInput, RenderInput } from './chat-template.js';
import { cutAfterResponse } from './cut-after-response.js';
import { goMessages } from './go-message-data.js';
import { goTools } from './go-tool-data.js';
import { inferThinkingTags } from './infer-thinking-tags.js';
import { inferToolCallTag } from './infer-tool-call-tag.js';
import { mergeMessages, systemText } from './merge-messages.js';

/**
 * Makes a chat template of a Modelfile's TEMPLATE, in Go's template language. A template that mentions `.Messages` is
 * run once; one with only `.System`, `.Prompt` and `.Response` once for each turn.
 *
 * Throws a `TemplateSyntaxError`.
 */
export function createGoChatTemplate(source: string): ChatTemplate {
  const template = withResponse(parseGoTemplate(source));
  const thinkingTags = inferThinkingTags(template);
  const features = {
    tools: template.identifiers.has('tools'),
    thinking: thinkingTags !== undefined,
    insert: template.identifiers.has('suffix'),
  };
  return {
    language: 'go',
    source,
    features,
    ...(thinkingTags === undefined ? {} : { thinkingTags }),
    ...(features.tools ? { toolCallTag: inferToolCallTag(template) } : {}),
    render: template.identifiers.has('messages') ? renderMessages(template) : renderTurns(template),
    ...(features.insert ? { renderInsert: renderGap(template) } : {}),
  };
}

/** A template that shows neither messages nor the response gets the response at its end. */
function withResponse(template: GoTemplate): GoTemplate {
  if (template.identifiers.has('messages') || template.identifiers.has('response')) return template;
  const position = template.source.length;
  const field = { type: 'field', position, identifiers: ['Response'] } as const;
  const command = { type: 'command', position, arguments: [field] } as const;
  const pipe = { type: 'pipe', position, declarations: [], isAssignment: false, commands: [command] } as const;
  const response: ActionNode = { type: 'action', position, pipe };
  return withRoot(template, { ...template.root, nodes: [...template.root.nodes, response] });
}

function withRoot(template: GoTemplate, root: ListNode): GoTemplate {
  return goTemplateFromBodies(template.name, template.source, new Map([...template.bodies, [template.name, root]]));
}

function thinkingData(think: boolean | string | undefined): Readonly<Record<string, unknown>> {
  return {
    Think: think !== undefined && think !== false && think !== '',
    ThinkLevel: think === true ? 'medium' : think === false || think === undefined ? '' : think,
    IsThinkSet: think !== undefined,
  };
}

function renderMessages(template: GoTemplate): (input: RenderInput) => string {
  return ({ messages, tools, think }) =>
    template.execute({
      System: systemText(messages),
      Messages: goMessages(mergeMessages(messages)),
      Tools: goTools(tools ?? []),
      Response: '',
      ...thinkingData(think),
    });
}

interface Turn {
  readonly System: string;
  readonly Prompt: string;
  readonly Response: string;
}

const emptyTurn: Turn = { System: '', Prompt: '', Response: '' };

/** Cuts a conversation into turns; the last one is what the model answers to or goes on with. */
function turnsOf(messages: readonly ChatMessage[]): { readonly complete: readonly Turn[]; readonly last: Turn } {
  const complete: Turn[] = [];
  let turn = emptyTurn;
  for (const { role, content } of mergeMessages(messages)) {
    const startsTurn = (role === 'system' && turn.Prompt !== '') || turn.Response !== '';
    if (startsTurn && (role === 'system' || role === 'user')) {
      complete.push(turn);
      turn = emptyTurn;
    }
    if (role === 'system') turn = { ...turn, System: content };
    else if (role === 'user') turn = { ...turn, Prompt: content };
    else if (role === 'assistant') turn = { ...turn, Response: content };
  }
  return { complete, last: turn };
}

function renderTurns(template: GoTemplate): (input: RenderInput) => string {
  const lastTurn = withRoot(template, cutAfterResponse(template.root));
  return ({ messages, think }) => {
    const { complete, last } = turnsOf(messages);
    const thinking = thinkingData(think);
    const before = complete.map((turn) => template.execute({ ...turn, ...thinking })).join('');
    return before + lastTurn.execute({ ...last, ...thinking });
  };
}

function renderGap(template: GoTemplate): (input: InsertInput) => string {
  return ({ prompt, suffix }) => template.execute({ Prompt: prompt, Suffix: suffix, Response: '' });
}
