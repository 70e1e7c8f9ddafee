import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from '@puna/tiny-model';
import { describe, expect, it } from 'vitest';
import { createGoChatTemplate } from '../chat-template/go-chat-template.js';
import { detectKnownTemplate } from './detect-known-template.js';
import { knownTemplates } from './known-templates.js';

const conversation = [
  { role: 'system', content: 'S' },
  { role: 'user', content: 'U' },
  { role: 'assistant', content: 'A' },
  { role: 'user', content: 'V' },
];

/** What each named template renders, as the contract of the original server writes it down. */
const rendered: Readonly<Record<string, string>> = {
  chatml:
    '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n<|im_start|>user\nV<|im_end|>\n<|im_start|>assistant\n',
  'llama3-instruct':
    '<|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nV<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
  'phi-3': '<|system|>\nS<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|user|>\nV<|end|>\n<|assistant|>\n',
  zephyr: '<|system|>\nS</s>\n<|user|>\nU</s>\n<|assistant|>\nA</s>\n<|user|>\nV</s>\n<|assistant|>\n',
  alfred:
    '<start_system>S<end_message><start_user>U<end_message><start_assistant>A<end_message><start_user>V<end_message><start_assistant>',
  'codellama-70b-instruct':
    'Source: system\n\n S <step> Source: user\n\n U <step> Source: assistant\n\n A <step> Source: user\n\n V <step> Source: assistant\nDestination: user\n\n ',
  openchat:
    'GPT4 Correct System: S<|end_of_turn|>GPT4 Correct User: U<|end_of_turn|>GPT4 Correct Assistant: A<|end_of_turn|>GPT4 Correct User: V<|end_of_turn|>GPT4 Correct Assistant:',
  'solar-instruct': '### System:\nS\n\n### User:\nU\n\n### Assistant:\nA</s>\n\n### User:\nV\n\n### Assistant:\n',
  'granite-instruct': 'System:\nS\n\nQuestion:\nU\n\nAnswer:\nA\n\nQuestion:\nV\n\nAnswer:\n',
  chatqa: 'System: S\n\nUser: U\n\nAssistant: A\n\nUser: V\n\nAssistant:',
  'falcon-instruct': 'System: S\nUser:\nU\nFalcon:\nA\nUser:\nV\nFalcon:\n',
  'llama2-chat': '[INST] <<SYS>>\nS\n<</SYS>>\n\nU [/INST] A</s><s>[INST] <<SYS>><</SYS>>\n\nV [/INST]',
  alpaca: 'S\n\n### Instruction:\nU\n\n### Response:\nA\n\n### Instruction:\nV\n\n### Response:\n',
  magicoder: 'S\n\n@@ Instruction\nU\n\n@@ Response\nA\n\n@@ Instruction\nV\n\n@@ Response\n',
  'starcoder2-instruct':
    'S\n\n### Instruction\nU\n\n### Response\nA<|endoftext|>\n\n### Instruction\nV\n\n### Response\n',
  vicuna: 'S\n\nUSER: U\nASSISTANT: A</s>\nUSER: V\nASSISTANT:',
  'gemma3-instruct':
    '<start_of_turn>user\nS\n\nU<end_of_turn>\n<start_of_turn>model\nA<end_of_turn>\n<start_of_turn>user\nV<end_of_turn>\n<start_of_turn>model\n\n',
  'gemma-instruct':
    '<start_of_turn>user\nS\nU<end_of_turn>\n<start_of_turn>model\nA<end_of_turn>\n<start_of_turn>user\nV<end_of_turn>\n<start_of_turn>model\n',
  'mistral-instruct': '[INST] S\n\nU[/INST] A</s>[INST] V[/INST]',
  'command-r':
    '<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>S<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|USER_TOKEN|>U<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>A<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|USER_TOKEN|>V<|END_OF_TURN_TOKEN|><|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>\n',
};

describe('the named templates', () => {
  it.each(knownTemplates.map((known) => [known.name, known.template] as const))(
    '%s renders turns',
    (name, template) => {
      expect(createGoChatTemplate(template).render({ messages: conversation })).toBe(rendered[name]);
    },
  );

  it('command-r shows tools, calls and results', () => {
    const commandR = knownTemplates.find(({ name }) => name === 'command-r')!;
    const text = createGoChatTemplate(commandR.template).render({
      messages: [
        { role: 'user', content: 'Weather?' },
        { role: 'assistant', content: '', toolCalls: [{ name: 'get_weather', arguments: { city: 'Paris' } }] },
        { role: 'tool', content: '22 C' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: 'Current weather',
            parameters: { type: 'object', properties: { city: { type: 'string', description: 'The city' } } },
          },
        },
      ],
    });
    expect(text).toContain('def get_weather(city: string, ) -> List[Dict]:');
    expect(text).toContain('"tool_name": "get_weather",\n        "parameters": {"city":"Paris"}');
    expect(text).toContain('<results>\n22 C</results>');
  });
});

describe('detecting a named template', () => {
  it('recognises ChatML that puts a default system prompt first, as SmolLM2 does', () => {
    const source = `{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system\\nYou are a helpful model<|im_end|>\\n' }}{% endif %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`;
    expect(detectKnownTemplate(source)).toEqual({
      name: 'chatml',
      template:
        '{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n',
      parameters: { stop: ['<|im_start|>', '<|im_end|>'] },
    });
  });

  it('recognises templates that print the first token through a variable', () => {
    const source = `{{ bos_token }}{% for message in messages %}{{ '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' + message.content | trim + '<|eot_id|>' }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}`;
    expect(detectKnownTemplate(source)?.name).toBe('llama3-instruct');
  });

  it('tells Gemma, which refuses system messages, from Gemma 3, which takes them', () => {
    const turns = `{% for message in messages %}{% if message.role == 'system' %}SYSTEM{% else %}{{ '<start_of_turn>' + ('model' if message.role == 'assistant' else message.role) + '\\n' }}{% if loop.index0 == 1 and messages[0].role == 'system' %}{{ messages[0].content + '\\n\\n' }}{% endif %}{{ message.content + '<end_of_turn>\\n' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}`;
    const refusing = turns.replace('SYSTEM', "{{ raise_exception('System role not supported') }}");
    expect(detectKnownTemplate(turns.replace('SYSTEM', ''))?.name).toBe('gemma3-instruct');
    expect(detectKnownTemplate(refusing)?.name).toBe('gemma-instruct');
  });

  it('recognises Llama 2 although it leaves empty system marks out', () => {
    const source = `{% if messages[0].role == 'system' %}{% set system = messages[0].content %}{% set rest = messages[1:] %}{% else %}{% set system = false %}{% set rest = messages %}{% endif %}{% for message in rest %}{% if loop.first and system %}{% set content = '<<SYS>>\\n' + system + '\\n<</SYS>>\\n\\n' + message.content %}{% else %}{% set content = message.content %}{% endif %}{% if message.role == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}{% else %}{{ ' ' + content + ' ' + eos_token }}{% endif %}{% endfor %}`;
    expect(detectKnownTemplate(source)?.name).toBe('llama2-chat');
  });

  it('leaves templates alone that know more than the named one', async () => {
    expect(detectKnownTemplate(await readFile(tinyModelFiles.jinjaTemplate, 'utf8'))).toBeUndefined();
  });

  it('leaves unknown and broken templates alone', () => {
    expect(detectKnownTemplate("{% for m in messages %}{{ '<<' + m.content + '>>' }}{% endfor %}")).toBeUndefined();
    expect(detectKnownTemplate('{% for %}')).toBeUndefined();
    expect(detectKnownTemplate("{{ raise_exception('no') }}")).toBeUndefined();
  });
});
