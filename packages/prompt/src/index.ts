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

export { detectKnownTemplate, type DetectedTemplate } from './known-templates/detect-known-template.js';
export type { KnownTemplate } from './known-templates/known-template.js';
export { knownTemplates } from './known-templates/known-templates.js';

export { placeMediaTags, type TaggedMessages } from './media-tags.js';
export { truncateMessages, type TruncatedMessages, type TruncateMessagesInput } from './truncate-messages.js';

export type { OutputParser, OutputPiece, Piece, ToolCallPiece } from './parsers/output-piece.js';
export { createOutputParser, type OutputParserOptions } from './parsers/output-parser.js';
export { createThinkingParser, endsInsideThinking, type ThinkingParserOptions } from './parsers/thinking-parser.js';
export { chooseToolCallFormat, type ToolCallFormat } from './parsers/tool-call-format.js';
export { createToolCallParser, type ToolCallParserOptions } from './parsers/tool-call-parser.js';
