import { command, describeValid, file, from, message, system } from '../fixtures/modelfile-case.js';

const m = from('m');

describeValid('a text without quotes', [
  {
    title: 'is one line',
    text: file('FROM m', 'SYSTEM You are Mario from Super Mario Bros.'),
    commands: [m, system('You are Mario from Super Mario Bros.')],
    request: { system: 'You are Mario from Super Mario Bros.' },
  },
  {
    title: 'keeps blanks within, and loses those around it',
    text: file('FROM m', 'SYSTEM \t a  b\tc \t '),
    commands: [m, system('a  b\tc')],
  },
  { title: 'may hold quotes', text: file('FROM m', 'SYSTEM say "yes"'), commands: [m, system('say "yes"')] },
  {
    title: 'takes single quotes for ordinary characters',
    text: file('FROM m', "SYSTEM ' a '"),
    commands: [m, system("' a '")],
  },
  { title: 'may hold a number sign', text: file('FROM m', 'SYSTEM a #b'), commands: [m, system('a #b')] },
  {
    title: 'may be in any script',
    text: file('FROM m', 'SYSTEM größer, 日本語, 🦙, e\u{301}'),
    commands: [m, system('größer, 日本語, 🦙, e\u{301}')],
  },
]);

describeValid('a text in quotes', [
  { title: 'keeps its blanks', text: file('FROM m', 'SYSTEM "  a "'), commands: [m, system('  a ')] },
  { title: 'goes over lines', text: file('FROM m', 'SYSTEM "a', '', 'b"'), commands: [m, system('a\n\nb')] },
  { title: 'may hold quotes', text: file('FROM m', 'SYSTEM "a "b" c"'), commands: [m, system('a "b" c')] },
  { title: 'has no escapes', text: file('FROM m', 'SYSTEM "a\\n\\"'), commands: [m, system('a\\n\\')] },
  {
    title: 'may be empty, which is a value',
    text: file('FROM m', 'SYSTEM ""'),
    commands: [m, system('')],
    request: { system: '' },
  },
  {
    title: 'ends with the first line that ends with a quote',
    text: file('FROM m', 'SYSTEM "a" b', 'LICENSE c"', 'LICENSE d'),
    commands: [m, system('a" b\nLICENSE c'), command('license', 'd')],
  },
  {
    title: 'may be followed by blanks',
    text: file('FROM m', 'SYSTEM "a" \t', 'LICENSE b'),
    commands: [m, system('a'), command('license', 'b')],
  },
]);

const template = [
  '{{- if .System }}<|system|>',
  '{{ .System }}"<|end|>',
  '# not a comment',
  'FROM is text here',
  '{{ end }}<|user|>',
  '  {{ .Prompt }}<|end|>',
].join('\n');

describeValid('a text in three quotes', [
  {
    title: 'may be on one line',
    text: file('FROM m', 'SYSTEM """ a "b" """'),
    commands: [m, system(' a "b" ')],
  },
  {
    title: 'is taken as it is over many lines',
    text: file('FROM m', `TEMPLATE """${template}`, '"""', 'SYSTEM a'),
    commands: [m, command('template', `${template}\n`), system('a')],
    request: { template: `${template}\n`, system: 'a' },
  },
  {
    title: 'may begin and end with a line break',
    text: file('FROM m', 'SYSTEM """', 'a', '"""'),
    commands: [m, system('\na\n')],
  },
  {
    title: 'may end in the middle of a line',
    text: file('FROM m', 'TEMPLATE """{{ .Prompt }}', '{{ .Response }}"""'),
    commands: [m, command('template', '{{ .Prompt }}\n{{ .Response }}')],
  },
  { title: 'may be empty', text: file('FROM m', 'SYSTEM """"""'), commands: [m, system('')] },
  { title: 'may begin and end with a quote', text: file('FROM m', 'SYSTEM """"a""""'), commands: [m, system('"a"')] },
  {
    title: 'goes on after three quotes within a line',
    text: file('FROM m', 'SYSTEM """a""" b', 'c"""'),
    commands: [m, system('a""" b\nc')],
  },
]);

describeValid('of several', [
  {
    title: 'SYSTEM and TEMPLATE the last one counts',
    text: file('FROM m', 'SYSTEM a', 'TEMPLATE b', 'SYSTEM c', 'TEMPLATE d'),
    commands: [m, system('a'), command('template', 'b'), system('c'), command('template', 'd')],
    request: { system: 'c', template: 'd' },
  },
  {
    title: 'RENDERER and PARSER the last one counts',
    text: file('FROM m', 'RENDERER a', 'PARSER b', 'RENDERER c', 'PARSER d'),
    commands: [m, command('renderer', 'a'), command('parser', 'b'), command('renderer', 'c'), command('parser', 'd')],
    request: { renderer: 'c', parser: 'd' },
  },
  {
    title: 'LICENSE all count',
    text: file('FROM m', 'LICENSE MIT', 'LICENSE """', 'Apache License', '"""'),
    commands: [m, command('license', 'MIT'), command('license', '\nApache License\n')],
    request: { license: ['MIT', '\nApache License\n'] },
  },
  {
    title: 'MESSAGE all count, in their order',
    text: file('FROM m', 'MESSAGE system Be brief.', 'MESSAGE user Is it so?', 'MESSAGE assistant yes'),
    commands: [m, message('system', 'Be brief.'), message('user', 'Is it so?'), message('assistant', 'yes')],
    request: {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Is it so?' },
        { role: 'assistant', content: 'yes' },
      ],
    },
  },
  {
    title: 'REQUIRES the last one counts, without its v',
    text: file('FROM m', 'REQUIRES 0.14.0', 'REQUIRES v0.15.1-rc.1'),
    commands: [m, command('requires', '0.14.0'), command('requires', 'v0.15.1-rc.1')],
    request: { requires: '0.15.1-rc.1' },
  },
]);

describeValid('MESSAGE', [
  {
    title: 'may go over lines',
    text: file('FROM m', 'MESSAGE assistant """a', 'MESSAGE user b"""', 'MESSAGE user c'),
    commands: [m, message('assistant', 'a\nMESSAGE user b'), message('user', 'c')],
  },
  {
    title: 'may have several blanks before role and text',
    text: file('FROM m', 'MESSAGE \t user \t " a"'),
    commands: [m, message('user', ' a')],
  },
  {
    title: 'may begin with a role of its own',
    text: file('FROM m', 'MESSAGE user assistant: no'),
    commands: [m, message('user', 'assistant: no')],
  },
]);
