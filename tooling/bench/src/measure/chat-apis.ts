import { tinyModelName } from '@puna/tiny-model';

/** How one of the APIs is asked for a streamed answer, and how its lines are read. */
export interface ChatApi {
  readonly path: string;

  /** The request for an answer of at most so many tokens. All APIs ask the same. */
  readonly body: (tokens: number) => unknown;

  /** The piece of the answer in a line; empty where it has none. */
  readonly piece: (line: string) => string;
}

const system = 'You are a helpful assistant.';
const messages = [
  { role: 'user', content: 'Hello!' },
  { role: 'assistant', content: 'Hello! How can I help you?' },
  { role: 'user', content: 'Tell me a story about a llama.' },
];
const withSystem = [{ role: 'system', content: system }, ...messages];

// With a tool in the request, each piece is searched for a call.
const toolName = 'get_weather';
const toolDescription = 'Get the current weather';
const toolParameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const tools = [
  { type: 'function', function: { name: toolName, description: toolDescription, parameters: toolParameters } },
];

interface OllamaLine {
  readonly message?: { readonly content: string };
}

interface OpenAiChunk {
  readonly choices: readonly { readonly delta: { readonly content?: string } }[];
}

interface AnthropicEvent {
  readonly delta?: { readonly text?: string };
}

const dataPrefix = 'data: ';

/** The JSON of a server-sent event; undefined for other lines and for `[DONE]`. */
function eventData<Data>(line: string): Data | undefined {
  return line.startsWith(`${dataPrefix}{`) ? (JSON.parse(line.slice(dataPrefix.length)) as Data) : undefined;
}

/** The names of the APIs that are measured. */
export const chatApiNames = ['ollama', 'openai', 'anthropic'] as const;

/** The name of an API that is measured. */
export type ChatApiName = (typeof chatApiNames)[number];

/** The APIs that are measured. Thinking is off in all, so that the first piece is the first token. */
export const chatApis: Readonly<Record<ChatApiName, ChatApi>> = {
  ollama: {
    path: '/api/chat',
    body: (tokens) => ({
      model: tinyModelName,
      messages: withSystem,
      tools,
      think: false,
      options: { temperature: 0, num_predict: tokens },
    }),
    piece: (line) => (JSON.parse(line) as OllamaLine).message?.content ?? '',
  },
  openai: {
    path: '/v1/chat/completions',
    body: (tokens) => ({
      model: tinyModelName,
      messages: withSystem,
      tools,
      reasoning_effort: 'none',
      temperature: 0,
      max_tokens: tokens,
      stream: true,
    }),
    piece: (line) => eventData<OpenAiChunk>(line)?.choices[0]?.delta.content ?? '',
  },
  anthropic: {
    path: '/v1/messages',
    body: (tokens) => ({
      model: tinyModelName,
      system,
      messages,
      tools: [{ name: toolName, description: toolDescription, input_schema: toolParameters }],
      thinking: { type: 'disabled' },
      temperature: 0,
      max_tokens: tokens,
      stream: true,
    }),
    piece: (line) => eventData<AnthropicEvent>(line)?.delta?.text ?? '',
  },
};
