import { commandR } from './command-r.js';
import type { KnownTemplate } from './known-template.js';
import { anyRole, byRole, content, pendingSystem, withPendingSystem } from './turns.js';

const alikeTemplates: readonly KnownTemplate[] = [
  {
    name: 'chatml',
    template: `${anyRole(`<|im_start|>{{ .Role }}\n${content}<|im_end|>\n`)}<|im_start|>assistant\n`,
    parameters: { stop: ['<|im_start|>', '<|im_end|>'] },
    system: 'yes',
  },
  {
    name: 'llama3-instruct',
    template: `${anyRole(`<|start_header_id|>{{ .Role }}<|end_header_id|>\n\n${content}<|eot_id|>`)}<|start_header_id|>assistant<|end_header_id|>\n\n`,
    parameters: { stop: ['<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'] },
    system: 'yes',
  },
  {
    name: 'phi-3',
    template: `${anyRole(`<|{{ .Role }}|>\n${content}<|end|>\n`)}<|assistant|>\n`,
    parameters: { stop: ['<|end|>', '<|system|>', '<|user|>', '<|assistant|>'] },
    system: 'yes',
  },
  {
    name: 'zephyr',
    template: `${anyRole(`<|{{ .Role }}|>\n${content}</s>\n`)}<|assistant|>\n`,
    parameters: { stop: ['<|system|>', '</s>', '<|user|>', '<|assistant|>'] },
    system: 'yes',
  },
  {
    name: 'alfred',
    template: `${anyRole(`<start_{{ .Role }}>${content}<end_message>`)}<start_assistant>`,
    parameters: { stop: ['<start_system>', '<end_message>', '<start_user>', '<start_assistant>'] },
    system: 'yes',
  },
  {
    name: 'codellama-70b-instruct',
    template: `${anyRole(`Source: {{ .Role }}\n\n ${content} <step> `)}Source: assistant\nDestination: user\n\n `,
    parameters: { stop: ['Source:', 'Destination:', '<step>'] },
    system: 'yes',
  },
];

const roleTemplates: readonly KnownTemplate[] = [
  {
    name: 'openchat',
    template: `${byRole({
      system: `GPT4 Correct System: ${content}<|end_of_turn|>`,
      user: `GPT4 Correct User: ${content}<|end_of_turn|>`,
      assistant: `GPT4 Correct Assistant: ${content}<|end_of_turn|>`,
    })}GPT4 Correct Assistant:`,
    parameters: { stop: ['<|end_of_turn|>'] },
    system: 'yes',
  },
  {
    name: 'solar-instruct',
    template: `${byRole({
      system: `### System:\n${content}\n\n`,
      user: `### User:\n${content}\n\n`,
      assistant: `### Assistant:\n${content}</s>\n\n`,
    })}### Assistant:\n`,
    parameters: { stop: ['### System:', '### User:', '### Assistant'] },
    system: 'yes',
  },
  {
    name: 'granite-instruct',
    template: `${byRole({
      system: `System:\n${content}\n\n`,
      user: `Question:\n${content}\n\n`,
      assistant: `Answer:\n${content}\n\n`,
    })}Answer:\n`,
    parameters: { stop: ['System:', 'Question:', 'Answer:'] },
    system: 'yes',
  },
  {
    name: 'chatqa',
    template: `${byRole({
      system: `System: ${content}\n\n`,
      user: `User: ${content}\n\n`,
      assistant: `Assistant: ${content}\n\n`,
    })}Assistant:`,
    parameters: { stop: ['System:', 'User:', 'Assistant:', '<|begin_of_text|>'] },
    system: 'yes',
  },
  {
    name: 'falcon-instruct',
    template: `${byRole({
      system: `System: ${content}\n`,
      user: `User:\n${content}\n`,
      assistant: `Falcon:\n${content}\n`,
    })}Falcon:\n`,
    parameters: { stop: ['User:', 'Assistant:'] },
    system: 'yes',
  },
];

const pendingTemplates: readonly KnownTemplate[] = [
  {
    name: 'llama2-chat',
    template: `[INST] ${withPendingSystem({
      user: `<<SYS>>${pendingSystem('\n', '\n')}<</SYS>>\n\n${content} [/INST]`,
      assistant: ` ${content}</s><s>[INST] `,
    })}`,
    parameters: { stop: ['[INST]', '[/INST]', '<<SYS>>', '<</SYS>>'] },
    system: 'yes',
    ignored: ['<<SYS>>', '<</SYS>>'],
  },
  {
    name: 'alpaca',
    template: `${withPendingSystem({
      user: `${pendingSystem('', '\n\n')}### Instruction:\n${content}\n\n`,
      assistant: `### Response:\n${content}\n\n`,
    })}### Response:\n`,
    parameters: { stop: ['### Instruction:', '### Response'] },
    system: 'yes',
  },
  {
    name: 'magicoder',
    template: `${withPendingSystem({
      user: `${pendingSystem('', '\n\n')}@@ Instruction\n${content}\n\n`,
      assistant: `@@ Response\n${content}\n\n`,
    })}@@ Response\n`,
    parameters: { stop: ['@@ Instruction', '@@ Response'] },
    system: 'yes',
  },
  {
    name: 'starcoder2-instruct',
    template: `${withPendingSystem({
      user: `${pendingSystem('', '\n\n')}### Instruction\n${content}\n\n`,
      assistant: `### Response\n${content}<|endoftext|>\n\n`,
    })}### Response\n`,
    parameters: { stop: ['### Instruction', '### Response', '<|endoftext|>'] },
    system: 'yes',
  },
  {
    name: 'vicuna',
    template: `${withPendingSystem({
      user: `${pendingSystem('', '\n\n')}USER: ${content}\n`,
      assistant: `ASSISTANT: ${content}</s>\n`,
    })}ASSISTANT:`,
    parameters: { stop: ['USER:', 'ASSISTANT:'] },
    system: 'never',
  },
];

const gemmaAnswer = `<start_of_turn>model\n${content}<end_of_turn>\n`;

/** In Gemma 3 the system's text stands in the message after it, which is the second one. */
const gemma3Turns = [
  '{{- range $index, $message := .Messages }}',
  '{{ if eq .Role "user" }}<start_of_turn>user\n{{ if and (eq $index 1) $.System }}{{ $.System }}\n\n{{ end }}',
  `${content}<end_of_turn>\n{{ else if eq .Role "assistant" }}${gemmaAnswer}{{ end }}{{ end }}`,
].join('');

const otherTemplates: readonly KnownTemplate[] = [
  {
    name: 'gemma3-instruct',
    template: `${gemma3Turns}<start_of_turn>model\n\n`,
    parameters: { stop: ['<end_of_turn>'] },
    system: 'yes',
  },
  {
    name: 'gemma-instruct',
    template: `${withPendingSystem({
      user: `<start_of_turn>user\n${pendingSystem('', '\n')}${content}<end_of_turn>\n`,
      assistant: gemmaAnswer,
    })}<start_of_turn>model\n`,
    parameters: { stop: ['<start_of_turn>', '<end_of_turn>'] },
    system: 'refused',
  },
  {
    name: 'mistral-instruct',
    template: `[INST] ${byRole({ system: `${content}\n\n`, user: `${content}[/INST]`, assistant: ` ${content}</s>[INST] ` })}`,
    // These stop texts belong to another family; the original server has them so.
    parameters: { stop: ['<|im_start|>', '<|im_end|>'] },
    system: 'refused',
  },
  commandR,
];

/** The named Go templates, in the order in which they are tried. */
export const knownTemplates: readonly KnownTemplate[] = [
  ...alikeTemplates,
  ...roleTemplates,
  ...pendingTemplates,
  ...otherTemplates,
];
