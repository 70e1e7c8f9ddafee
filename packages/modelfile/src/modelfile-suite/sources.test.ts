import { command, describeValid, file, from } from '../fixtures/modelfile-case.js';

describeValid('FROM', [
  {
    title: 'names a model',
    text: file('FROM llama3.2'),
    commands: [from('llama3.2')],
    request: { from: ['llama3.2'], adapters: [], drafts: [] },
  },
  { title: 'names a model with a tag', text: file('FROM llama3.2:1b'), commands: [from('llama3.2:1b')] },
  {
    title: 'names a model of another registry',
    text: file('FROM registry.example:5000/team/llama3:8b'),
    commands: [from('registry.example:5000/team/llama3:8b')],
  },
  {
    title: 'names a model on Hugging Face',
    text: file('FROM hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M'),
    commands: [from('hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M')],
  },
  { title: 'names a directory', text: file('FROM ./dir'), commands: [from('./dir')], request: { from: ['./dir'] } },
  { title: 'names the directory of the Modelfile', text: file('FROM .'), commands: [from('.')] },
  { title: 'names a GGUF file', text: file('FROM file.gguf'), commands: [from('file.gguf')] },
  {
    title: 'names a path with spaces, which stay as they are',
    text: file('FROM /my models/a  b.gguf  '),
    commands: [from('/my models/a  b.gguf')],
  },
  { title: 'names a path in quotes', text: file('FROM "./my model.gguf"'), commands: [from('./my model.gguf')] },
  { title: 'names a path in the home directory', text: file('FROM ~/a.gguf'), commands: [from('~/a.gguf')] },
  {
    title: 'names a path of Windows, whose backslashes are no escapes',
    text: file('FROM C:\\new\\tiny.gguf'),
    commands: [from('C:\\new\\tiny.gguf')],
  },
  {
    title: 'has no comment at its end',
    text: file('FROM llama3.2 # the small one'),
    commands: [from('llama3.2 # the small one')],
  },
  {
    title: 'stands several times for several files',
    text: file('FROM ./model.gguf', 'FROM ./mmproj.gguf'),
    commands: [from('./model.gguf'), from('./mmproj.gguf')],
    request: { from: ['./model.gguf', './mmproj.gguf'] },
  },
  {
    title: 'stands for a model and for a file beside it',
    text: file('FROM llama3.2', 'FROM ./mmproj.gguf'),
    commands: [from('llama3.2'), from('./mmproj.gguf')],
    request: { from: ['llama3.2', './mmproj.gguf'] },
  },
  {
    title: 'stands after all others',
    text: file('LICENSE MIT', 'ADAPTER ./lora.gguf', 'FROM m'),
    commands: [command('license', 'MIT'), command('adapter', './lora.gguf'), from('m')],
    request: { from: ['m'], adapters: ['./lora.gguf'], license: ['MIT'] },
  },
]);

describeValid('ADAPTER', [
  {
    title: 'names a GGUF file',
    text: file('FROM m', 'ADAPTER ./lora.gguf'),
    commands: [from('m'), command('adapter', './lora.gguf')],
    request: { from: ['m'], adapters: ['./lora.gguf'] },
  },
  {
    title: 'names a directory',
    text: file('FROM m', 'ADAPTER /loras/mario'),
    commands: [from('m'), command('adapter', '/loras/mario')],
    request: { adapters: ['/loras/mario'] },
  },
  {
    title: 'stands several times for the files of one adapter',
    text: file('FROM m', 'ADAPTER lora/adapter_config.json', 'ADAPTER lora/adapter_model.safetensors'),
    commands: [
      from('m'),
      command('adapter', 'lora/adapter_config.json'),
      command('adapter', 'lora/adapter_model.safetensors'),
    ],
    request: { adapters: ['lora/adapter_config.json', 'lora/adapter_model.safetensors'] },
  },
]);

describeValid('DRAFT', [
  {
    title: 'names a file',
    text: file('FROM m', 'DRAFT ./draft.gguf'),
    commands: [from('m'), command('draft', './draft.gguf')],
    request: { from: ['m'], drafts: ['./draft.gguf'] },
  },
  {
    title: 'stands several times for several files',
    text: file('FROM m', 'DRAFT ./a.safetensors', 'DRAFT ./config.json'),
    commands: [from('m'), command('draft', './a.safetensors'), command('draft', './config.json')],
    request: { drafts: ['./a.safetensors', './config.json'] },
  },
]);
