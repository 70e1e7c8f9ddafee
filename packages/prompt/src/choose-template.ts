import type { ChatTemplate, TemplateFeatures } from './chat-template/chat-template.js';
import { createGoChatTemplate } from './chat-template/go-chat-template.js';
import { createJinjaChatTemplate } from './chat-template/jinja-chat-template.js';
import type { TemplateLanguage } from './errors/template-language.js';
import { TemplateSyntaxError } from './errors/template-syntax-error.js';
import { parseGoTemplate } from './go-template/template.js';

/** The templates that a model brings, and what to prefer. */
export interface TemplateChoice {
  /** The Modelfile's TEMPLATE. */
  readonly goTemplate?: string;

  /** The GGUF file's `tokenizer.chat_template`. */
  readonly jinjaTemplate?: string;

  /** The model's architecture, for example `llama`. */
  readonly family?: string;

  /** The language to use where both are there. Absent: the one that can do more, Go if they are equal. */
  readonly preference?: TemplateLanguage;

  /** See `JinjaChatTemplateOptions`. */
  readonly bosToken?: string;
  readonly eosToken?: string;
}

/**
 * Chooses the template that runs a model, by the rules of the Ollama API's original server. Undefined if there is none.
 *
 * Throws a `TemplateSyntaxError` if the only template is not valid. A Jinja template that this package can't read
 * gives way to the Go template.
 */
export function chooseChatTemplate(choice: TemplateChoice): ChatTemplate | undefined {
  const { goTemplate, jinjaTemplate, preference } = choice;
  if (goTemplate === undefined) return jinjaTemplate === undefined ? undefined : jinja(jinjaTemplate, choice);
  const go = createGoChatTemplate(goTemplate);
  if (jinjaTemplate === undefined || preference === 'go' || isHarmony(choice)) return go;
  const other = tryJinja(jinjaTemplate, choice);
  if (other === undefined) return go;
  if (preference === 'jinja') return other;
  return jinjaKnowsMore(go, other) ? other : go;
}

/** Whether a model writes in the harmony format, whose Go template goes with a parser of its own. */
function isHarmony({ family, goTemplate = '' }: TemplateChoice): boolean {
  const isFamily = family === 'gptoss' || family === 'gpt-oss';
  return isFamily && goTemplate.includes('<|start|>') && goTemplate.includes('<|end|>');
}

function jinja(source: string, { bosToken, eosToken }: TemplateChoice): ChatTemplate {
  return createJinjaChatTemplate(source, {
    ...(bosToken === undefined ? {} : { bosToken }),
    ...(eosToken === undefined ? {} : { eosToken }),
  });
}

function tryJinja(source: string, choice: TemplateChoice): ChatTemplate | undefined {
  try {
    return jinja(source, choice);
  } catch (error) {
    if (TemplateSyntaxError.isInstance(error)) return undefined;
    throw error;
  }
}

const countFeatures = ({ tools, thinking, insert }: TemplateFeatures): number =>
  [tools, thinking, insert].filter(Boolean).length;

function jinjaKnowsMore(go: ChatTemplate, other: ChatTemplate): boolean {
  const goRoundTrip = hasGoRoundTrip(go.source);
  const otherRoundTrip = hasJinjaRoundTrip(other.source);
  if (countFeatures(other.features) > countFeatures(go.features)) return !goRoundTrip || otherRoundTrip;
  const equal =
    go.features.tools === other.features.tools &&
    go.features.thinking === other.features.thinking &&
    go.features.insert === other.features.insert;
  return equal && go.features.tools && otherRoundTrip && !goRoundTrip;
}

/** Whether a Go template shows tools, the calls of them and their results. */
function hasGoRoundTrip(source: string): boolean {
  const { identifiers } = parseGoTemplate(source);
  const showsResults = /eq\s+\S*\.Role\s+"tool"/.test(source) || /tool_response|TOOL_RESULTS/.test(source);
  return identifiers.has('tools') && identifiers.has('toolcalls') && showsResults;
}

/** Whether a Jinja template shows tools, the calls of them and their results. */
function hasJinjaRoundTrip(source: string): boolean {
  const showsCalls = source.includes('tool_calls') || source.includes('assistant_tool_call');
  const showsResults =
    /tool_response|tool_results|ipython/.test(source) || /role(?:'\]|"\])?\s*==\s*(['"])tool\1/.test(source);
  return source.includes('tools') && showsCalls && showsResults;
}

/** The name of a capability that a template gives a model, as the Ollama API spells it. */
export type TemplateCapability = 'tools' | 'insert' | 'thinking';

/**
 * The capabilities that a template gives a model, in the order in which the Ollama API lists them. Models of the
 * family `gptoss` always think.
 */
export function templateCapabilities(template: ChatTemplate, family?: string): readonly TemplateCapability[] {
  const { tools, insert, thinking } = template.features;
  const thinks = thinking || family === 'gptoss' || family === 'gpt-oss';
  const found: readonly (TemplateCapability | false)[] = [tools && 'tools', insert && 'insert', thinks && 'thinking'];
  return found.filter((name) => name !== false);
}
