import { Interpreter, parse, tokenize } from '@huggingface/jinja';
import { PromptError } from '../errors/prompt-error.js';
import { TemplateExecutionError } from '../errors/template-execution-error.js';
import { TemplateSyntaxError } from '../errors/template-syntax-error.js';
import type { ChatTemplate, RenderInput } from './chat-template.js';
import { jinjaEnvironment } from './jinja-environment.js';
import { inferJinjaToolCallTag, jinjaFeatures } from './jinja-inference.js';
import { jinjaMessage } from './jinja-message-data.js';

/** What a Jinja chat template needs besides its text. */
export interface JinjaChatTemplateOptions {
  /**
   * The spelling of the token that begins a text. The template may print it; it is taken off the start of the result
   * again, because whoever reads the prompt into tokens adds it.
   */
  readonly bosToken?: string;

  /** The spelling of the token that ends a text. */
  readonly eosToken?: string;

  /** The time that the template sees. Default: the present. */
  readonly now?: () => Date;
}

/**
 * Makes a chat template of a Jinja text, as GGUF files and Hugging Face repositories carry it.
 *
 * Throws a `TemplateSyntaxError` for a text that is no valid Jinja. Its line is not known: the Jinja engine doesn't tell.
 */
export function createJinjaChatTemplate(source: string, options: JinjaChatTemplateOptions = {}): ChatTemplate {
  const program = parseJinja(source);
  const render = (input: RenderInput): string => renderProgram(program, input, options);
  const features = jinjaFeatures(source);
  return {
    language: 'jinja',
    source,
    features,
    ...(features.thinking ? { thinkingTags: { open: '<think>', close: '</think>' } } : {}),
    ...(features.tools ? { toolCallTag: inferJinjaToolCallTag(render) } : {}),
    render,
  };
}

type Program = ReturnType<typeof parse>;

function parseJinja(source: string): Program {
  try {
    return parse(tokenize(source, { lstrip_blocks: true, trim_blocks: true }));
  } catch (error) {
    throw new TemplateSyntaxError(
      'jinja',
      `The Jinja template is not valid: ${messageOf(error)}`,
      {},
      { cause: error },
    );
  }
}

function renderProgram(program: Program, input: RenderInput, options: JinjaChatTemplateOptions): string {
  const { bosToken = '', eosToken = '', now = () => new Date() } = options;
  const { messages, tools = [], think, addGenerationPrompt = true } = input;
  try {
    const environment = jinjaEnvironment(
      {
        messages: messages.map(jinjaMessage),
        ...(tools.length > 0 ? { tools } : {}),
        add_generation_prompt: addGenerationPrompt,
        bos_token: bosToken,
        eos_token: eosToken,
        ...thinkingVariables(think),
      },
      now,
    );
    const text = String(new Interpreter(environment).run(program).value);
    return bosToken !== '' && text.startsWith(bosToken) ? text.slice(bosToken.length) : text;
  } catch (error) {
    if (PromptError.isInstance(error)) throw error;
    throw new TemplateExecutionError('jinja', `The Jinja template failed: ${messageOf(error)}`, {}, { cause: error });
  }
}

function thinkingVariables(think: boolean | string | undefined): Readonly<Record<string, unknown>> {
  if (think === undefined || think === '') return {};
  return { enable_thinking: think !== false, ...(typeof think === 'string' ? { reasoning_effort: think } : {}) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
