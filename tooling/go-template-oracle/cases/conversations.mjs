const system = { role: 'system', content: 'You are a helpful assistant.' };
const user = { role: 'user', content: 'Weather in Paris & Rome?' };
const property = (type, description) => ({ type, description });

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Get the <current> weather',
      parameters: {
        type: 'object',
        required: ['city'],
        properties: { unit: { type: 'string', enum: ['c', 'f'] }, city: property('string', 'A "city"') },
      },
    },
  },
  { type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } },
];

const calls = [
  { name: 'get_weather', arguments: { unit: 'c', city: 'Paris' } },
  { id: 'call_2', name: 'now', arguments: {} },
];

/** The conversations that chat templates run with, as `render` of a chat template takes them. */
export const conversations = [
  { messages: [] },
  { messages: [{ role: 'user', content: 'Hi!' }] },
  {
    messages: [
      system,
      { role: 'user', content: 'Hi!' },
      { role: 'assistant', content: 'Hello, how can I help?\n' },
      { role: 'user', content: '  äöü 😀 {{ .x }}' },
    ],
  },
  { messages: [system, user], tools, think: true },
  {
    messages: [
      user,
      { role: 'assistant', content: '', thinking: 'I ask.', toolCalls: calls },
      { role: 'tool', content: '18 C', toolName: 'get_weather' },
      { role: 'tool', content: 'noon', toolName: 'now', toolCallId: 'call_2' },
    ],
    tools: tools.slice(0, 1),
    think: 'high',
  },
  {
    messages: [
      system,
      user,
      { role: 'assistant', content: 'Wait.', toolCalls: calls.slice(0, 1) },
      { role: 'tool', content: '{"t": 18}', toolName: 'get_weather' },
      { role: 'assistant', content: '18 C', thinking: 'Easy.' },
      { role: 'user', content: 'Thanks' },
      { role: 'assistant', content: 'You are' },
    ],
    tools,
    think: false,
  },
];

/** A conversation in the form that main.go reads. */
export function toGoConversation({ messages, tools: list = [], think }) {
  return {
    System: messages.flatMap(({ role, content }) => (role === 'system' ? [content] : [])).join('\n\n'),
    Messages: messages.map(({ toolCalls = [], toolName, toolCallId, ...message }) => ({
      ...message,
      tool_calls: toolCalls.map(({ id, ...call }, index) => ({ id, function: { index, ...call } })),
      tool_name: toolName,
      tool_call_id: toolCallId,
    })),
    Tools: list,
    Think: Boolean(think),
    ThinkLevel: think === true ? 'medium' : think || '',
    IsThinkSet: think !== undefined,
  };
}
