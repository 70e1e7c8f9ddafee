import { PromptError } from '../errors/prompt-error.js';
import type { RenderInput, TemplateFeatures } from './chat-template.js';
import { bareToolCallTag, toolCallTagOf } from './infer-tool-call-tag.js';

/** What a Jinja chat template knows, told from its text. Jinja templates never insert. */
export function jinjaFeatures(source: string): TemplateFeatures {
  return {
    tools: source.includes('tools') || source.includes('tool_call'),
    thinking: (source.includes('<think>') && source.includes('</think>')) || splitsThinking(source),
    insert: false,
  };
}

/** Templates that cut the thinking off earlier answers, without the names that templates use for other formats. */
function splitsThinking(source: string): boolean {
  const splits = /\.split\(\s*(['"])<\/think>\1\s*\)/.test(source);
  return splits && !source.includes('reasoning_content') && !source.includes('<SPECIAL_12>');
}

const probeName = 'probe_tool';
const question = { role: 'user', content: 'Question' };

/**
 * Finds what a template writes before a tool call, by rendering one: what stands between the start of the assistant's
 * answer and the brace, or the tool's name, that begins the call. Gives `{` where the template can't say.
 */
export function inferJinjaToolCallTag(render: (input: RenderInput) => string): string {
  const call = { id: 'probe0001', name: probeName, arguments: { probe_argument: 'value' } };
  try {
    const answered = render({
      messages: [question, { role: 'assistant', content: 'Answer' }],
      addGenerationPrompt: false,
    });
    const called = render({
      messages: [question, { role: 'assistant', content: '', toolCalls: [call] }],
      addGenerationPrompt: false,
    });
    const start = commonPrefixLength(answered, called);
    const name = called.indexOf(probeName, start);
    return name === -1 ? bareToolCallTag : toolCallTagOf(called.slice(start, name));
  } catch (error) {
    if (PromptError.isInstance(error)) return bareToolCallTag;
    throw error;
  }
}

function commonPrefixLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
