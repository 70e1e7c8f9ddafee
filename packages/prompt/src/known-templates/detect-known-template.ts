import type { ChatMessage } from '@puna/runtime';
import type { ChatTemplate } from '../chat-template/chat-template.js';
import { createGoChatTemplate } from '../chat-template/go-chat-template.js';
import { createJinjaChatTemplate } from '../chat-template/jinja-chat-template.js';
import { PromptError } from '../errors/prompt-error.js';
import type { KnownTemplate } from './known-template.js';
import { knownTemplates } from './known-templates.js';

/** The named Go template that a Jinja template was recognised as. */
export type DetectedTemplate = Pick<KnownTemplate, 'name' | 'template' | 'parameters'>;

const systemProbe = 'probe-system';
const system: ChatMessage = { role: 'system', content: systemProbe };
const turn: readonly ChatMessage[] = [{ role: 'user', content: 'probe-question' }];
const turns: readonly ChatMessage[] = [
  ...turn,
  { role: 'assistant', content: 'probe-answer' },
  { role: 'user', content: 'probe-reply' },
];

/** Tokens that begin and end texts: published templates print them through variables, named ones as text. */
const textBorders = ['<s>', '</s>', '<bos>', '<eos>', '<|begin_of_text|>', '<|endoftext|>', '<|EOT|>'];

/**
 * Recognises a Jinja chat template by what it renders: a named Go template is meant if both render the same
 * conversations alike, white space and the tokens that begin and end texts aside. Templates that know more than the
 * named one (tools, thinking) are not recognised, since the named one would lose that.
 *
 * Gives undefined for a template that matches none or is not valid. Throws nothing.
 */
export function detectKnownTemplate(jinjaSource: string): DetectedTemplate | undefined {
  const jinja = tryCreate(jinjaSource);
  if (jinja === undefined) return undefined;
  const found = knownTemplates.find((known) => isAlike(jinja, known));
  return found === undefined ? undefined : { name: found.name, template: found.template, parameters: found.parameters };
}

function tryCreate(source: string): ChatTemplate | undefined {
  try {
    return createJinjaChatTemplate(source);
  } catch (error) {
    if (PromptError.isInstance(error)) return undefined;
    throw error;
  }
}

function isAlike(jinja: ChatTemplate, known: KnownTemplate): boolean {
  if (known.system === 'never') return false;
  const go = createGoChatTemplate(known.template);
  if (jinja.features.thinking || (jinja.features.tools && !go.features.tools)) return false;
  const takesSystem = known.system === 'yes';
  if (!takesSystem && tryRender(jinja, [system, ...turn])?.includes(systemProbe) === true) return false;
  return [turn, turns].every((probe) => {
    const messages = takesSystem ? [system, ...probe] : probe;
    const expected = tryRender(go, messages);
    const rendered = tryRender(jinja, messages);
    return rendered !== undefined && bare(rendered, known) === bare(expected ?? '', known);
  });
}

/** Undefined where the template refuses the conversation. */
function tryRender(template: ChatTemplate, messages: readonly ChatMessage[]): string | undefined {
  try {
    return template.render({ messages });
  } catch (error) {
    if (PromptError.isInstance(error)) return undefined;
    throw error;
  }
}

function bare(text: string, known: KnownTemplate): string {
  const withoutSpace = text.replaceAll(/\s+/g, '');
  return [...textBorders, ...(known.ignored ?? [])].reduce(
    (rest, ignored) => rest.replaceAll(ignored, ''),
    withoutSpace,
  );
}
