import type { KnownTemplate } from './known-template.js';

const start = '<|START_OF_TURN_TOKEN|>';
const end = '<|END_OF_TURN_TOKEN|>';

/** A tool as a Python function without a body. */
const toolStub = `def {{ .Function.Name }}(
{{- range $name, $property := .Function.Parameters.Properties }}{{ $name }}: {{ $property.Type }}, {{ end -}}
) -> List[Dict]:
    """{{ .Function.Description }}
{{- if .Function.Parameters.Properties }}

    Args:
{{- range $name, $property := .Function.Parameters.Properties }}
        {{ $name }} ({{ $property.Type }}): {{ $property.Description }}
{{- end }}
{{- end }}
    """
    pass`;

const toolPreamble = `{{ if .System }}{{ .System }}

{{ end }}## Available Tools
You can use these tools:

\`\`\`python
{{- range .Tools }}
${toolStub}

{{- end }}
\`\`\``;

const toolInstruction = `Write 'Action:' followed by a JSON list of the tools to call, in the order of the calls. Each call is an object of the form:
\`\`\`json
[
    {
        "tool_name": title of the tool,
        "parameters": the parameters as an object
    }
]\`\`\``;

const toolCalls = `Action: \`\`\`json
[
{{- range $index, $call := .ToolCalls }}{{ if $index }},{{ end }}
    {
        "tool_name": "{{ $call.Function.Name }}",
        "parameters": {{ $call.Function.Arguments }}
    }
{{- end }}
]\`\`\``;

const turns = [
  `{{ if eq .Role "system" }}{{ if not $.Tools }}${start}<|SYSTEM_TOKEN|>{{ .Content }}${end}{{ end }}`,
  `{{ else if eq .Role "user" }}${start}<|USER_TOKEN|>{{ .Content }}${end}`,
  `{{ else if eq .Role "assistant" }}${start}<|CHATBOT_TOKEN|>`,
  `{{ if .ToolCalls }}${toolCalls}{{ else }}{{ .Content }}{{ end }}${end}`,
  `{{ else if eq .Role "tool" }}${start}<|SYSTEM_TOKEN|><results>\n{{ .Content }}</results>${end}{{ end }}`,
].join('');

/** Cohere's Command R, the one named template that knows tools. */
export const commandR: KnownTemplate = {
  name: 'command-r',
  template: [
    `{{- if .Tools }}${start}<|SYSTEM_TOKEN|>${toolPreamble}${end}{{ end }}`,
    `{{- range .Messages }}${turns}{{ end }}`,
    `{{- if .Tools }}${start}<|SYSTEM_TOKEN|>${toolInstruction}${end}{{ end }}`,
    `${end}${start}<|CHATBOT_TOKEN|>\n`,
  ].join(''),
  parameters: { stop: [start, end] },
  system: 'yes',
  ignored: [end],
};
