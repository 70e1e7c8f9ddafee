import { createRandom } from './random.mjs';

const markers = ['<|im_start|>', '[INST]', '</s>', '<|end|>', '### ', '\n', '\n\n', ' ', ': ', '<turn>', '"', 'a'];
const messageTexts = ['.Content', '.Role', '.Thinking', '.ToolName', '.ToolCallID', '$.System', '$.ThinkLevel'];
const roles = ['"user"', '"assistant"', '"tool"', '"system"'];
const callTexts = ['.Function.Name', '.Function.Arguments', '.Function.Index', '.ID', 'json .Function', 'json .'];
const toolTexts = [
  '.',
  '.Type',
  '.Function.Name',
  '.Function.Description',
  'json .Function',
  'json .Function.Parameters',
  '.Function.Parameters.Type',
  '.Function.Parameters.Properties',
  '.Function.Parameters.Required',
  'json .Function.Parameters.Required',
];

/** Ways to print a value. */
const printed = (value) => [
  value,
  value,
  value,
  `json ${value}`,
  `printf "%s" ${value}`,
  `printf "%v|%q" ${value} "x"`,
  `len (print ${value})`,
  `${value} | print | html`,
];

const loopControls = ['{{ continue }}', '{{ break }}', 'again'];
const properties =
  '{{ range $name, $p := .Function.Parameters.Properties }}{{ $name }}: {{ $p.Type }} {{ $p.Description }} {{ $p.Enum }}{{ else }}-{{ end }}';

/** Makes `count` chat templates that are valid in most cases: what model makers write, put together anew. */
export function generateChatTemplates(count, seed) {
  const random = createRandom(seed);
  const pick = (list) => list[random(list.length)];
  const action = (text) => `{{${pick([' ', ' ', '- '])}${text}${pick([' ', ' ', ' -'])}}}`;
  const marker = () => Array.from({ length: 1 + random(2) }, () => pick(markers)).join('');
  const text = (list) => {
    const value = pick(list);
    return value.includes(' ') ? value : pick(printed(value));
  };
  const condition = (depth = 0) => {
    const simple = pick([
      `eq .Role ${pick(roles)}`,
      `ne .Role ${pick(roles)}`,
      pick(messageTexts),
      '.ToolCalls',
      '$.Tools',
      '$last',
      '$.IsThinkSet',
      '$.Think',
      'eq $i 0',
      'eq $i 1',
      `${pick(['le', 'lt', 'gt', 'ge'])} (len (slice $.Messages $i)) ${random(4)}`,
      `eq .Role ${pick(roles)} ${pick(roles)}`,
    ]);
    if (depth > 1 || random(3) > 0) return simple;
    const other = `(${condition(depth + 1)})`;
    return pick([`and (${simple}) ${other}`, `or (${simple}) ${other}`, `not (${simple})`]);
  };
  const calls = () =>
    `${action(pick(['range .ToolCalls', 'range $n, $call := .ToolCalls']))}${marker()}${action(text(callTexts))}${marker()}${action(text(callTexts))}${pick(['', '{{ else }}none'])}${action('end')}`;
  const tools = () =>
    `${action('range $.Tools')}${marker()}${action(text(toolTexts))}${pick(['', properties])}${action('end')}`;
  const parts = (depth) => Array.from({ length: 1 + random(3) }, () => part(depth)).join(pick(['', '', '\n']));
  const part = (depth) => {
    switch (random(depth > 2 ? 4 : 9)) {
      case 0:
        return marker();
      case 1:
      case 2:
      case 3:
        return `${marker()}${action(text(messageTexts))}`;
      case 4:
      case 5:
        return `${action(`if ${condition()}`)}${parts(depth + 1)}${pick(['', `${action(`else if ${condition()}`)}${parts(depth + 1)}`])}${pick(['', `${action('else')}${parts(depth + 1)}`])}${action('end')}`;
      case 6:
        return calls();
      case 7:
        return tools();
      default:
        return pick([
          `${action('with .Content')}${marker()}{{ . }}${action('end')}`,
          `${action('$seen = .Role')}`,
          `{{ if eq $seen .Role }}${pick(loopControls)}{{ end }}`,
          `{{ with $first := index $.Messages 0 }}{{ $first.Role }}{{ else }}none{{ end }}`,
          '{{ template "turn" . }}',
        ]);
    }
  };
  const whole = () =>
    [
      pick(['{{ define "turn" }}<{{ .Role }}>{{ end }}', '{{- define "turn" -}} {{ .Content }} {{- end -}}']),
      '{{ $seen := "" }}',
      pick(['', `${action('if .System')}${marker()}${action('.System')}${action('end')}`]),
      pick([
        '',
        `${action('if .Tools')}${marker()}${pick(['{{ .Tools }}', '{{ json .Tools }}', tools()])}${action('end')}`,
      ]),
      `${action('range $i, $message := .Messages')}{{ $last := eq (len (slice $.Messages $i)) 1 }}`,
      parts(0),
      action('end'),
      marker(),
      pick(['', '{{ .Response }}', '{{ if not .Think }}x{{ end }}']),
    ].join('');
  return Array.from({ length: count }, whole);
}
