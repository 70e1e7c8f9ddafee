export { ConversationRefusedError } from './errors/conversation-refused-error.js';
export { PromptError } from './errors/prompt-error.js';
export { TemplateExecutionError } from './errors/template-execution-error.js';
export type { TemplateLanguage, TemplatePosition } from './errors/template-language.js';
export { TemplateSyntaxError } from './errors/template-syntax-error.js';

export { parseGoTemplate, type GoTemplate, type GoTemplateOptions } from './go-template/template.js';

export type {
  ChatTemplate,
  InsertInput,
  RenderInput,
  TemplateFeatures,
  ThinkingTags,
} from './chat-template/chat-template.js';
export { createGoChatTemplate } from './chat-template/go-chat-template.js';
export { createJinjaChatTemplate, type JinjaChatTemplateOptions } from './chat-template/jinja-chat-template.js';
export { renderInsert } from './chat-template/render-insert.js';
export {
  chooseChatTemplate,
  templateCapabilities,
  type TemplateCapability,
  type TemplateChoice,
} from './choose-template.js';
