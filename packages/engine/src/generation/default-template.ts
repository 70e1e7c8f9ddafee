import { createGoChatTemplate } from '@puna/prompt';

/** ChatML: how a chat is rendered for a model that brings no template (contract: modelfile-templates, section 5). */
export const defaultChatTemplate = createGoChatTemplate(
  '{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n',
);

/** The prompt as it is: how `generate` treats a model that brings no template. */
export const plainTemplate = createGoChatTemplate('{{ .Prompt }}');
