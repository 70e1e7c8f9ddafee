import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RenderInput } from '../chat-template/chat-template.js';
import { createGoChatTemplate } from '../chat-template/go-chat-template.js';
import { TemplateExecutionError } from '../errors/template-execution-error.js';
import { TemplateSyntaxError } from '../errors/template-syntax-error.js';
import { parseGoTemplate } from './template.js';

/** A case with what Go itself gave; recorded by tooling/go-template-oracle. */
interface RecordedCase {
  readonly template: string;
  readonly output?: string;
  readonly parseError?: string;
  readonly execError?: string;
}

interface DataRecording {
  readonly data: unknown;
  readonly cases: readonly RecordedCase[];
}

interface ChatCase extends RecordedCase {
  /** Which of the conversations. */
  readonly conversation?: number;
}

interface ChatRecording {
  readonly conversations: readonly RenderInput[];
  readonly cases: readonly ChatCase[];
}

async function readRecording<Recording>(name: string): Promise<Recording> {
  return JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Recording;
}

/** `{"$int": 5}` stands for an int. */
function withInts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInts);
  if (typeof value !== 'object' || value === null) return value;
  if ('$int' in value) return BigInt(value.$int as number);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withInts(entry)]));
}

function run(template: string, data: unknown): RecordedCase {
  try {
    return { template, output: parseGoTemplate(template).execute(data) };
  } catch (error) {
    return failure(template, error);
  }
}

function failure(template: string, error: unknown): RecordedCase {
  if (TemplateSyntaxError.isInstance(error)) return { template, parseError: error.message };
  if (TemplateExecutionError.isInstance(error)) return { template, execError: error.message };
  throw error;
}

/** The interpreter names the type of a value where Go sometimes names the interface around it. */
function withoutTypeName(result: RecordedCase): RecordedCase {
  const { execError } = result;
  return execError === undefined
    ? result
    : { ...result, execError: execError.replace(/(can't evaluate field \S+ in type) .*/s, '$1') };
}

function render(template: string, input: RenderInput): RecordedCase {
  try {
    return { template, output: createGoChatTemplate(template).render(input) };
  } catch (error) {
    return failure(template, error);
  }
}

interface Difference {
  readonly expected: RecordedCase;
  readonly actual: RecordedCase;
}

/** Only differences are asserted on: an assertion for each of thousands of cases would take longer than they do. */
function differences<Case extends RecordedCase>(
  cases: readonly Case[],
  runCase: (recorded: Case) => RecordedCase,
): readonly Difference[] {
  return cases
    .map((recorded) => ({ expected: withoutTypeName(recorded), actual: withoutTypeName(runCase(recorded)) }))
    .filter(({ expected, actual }) => resultOf(expected) !== resultOf(actual));
}

const resultOf = ({ output, parseError, execError }: RecordedCase): string =>
  JSON.stringify({ output, parseError, execError });

describe.each(['hand-written', 'generated'])('%s templates', (name) => {
  it('give what Go gives', async () => {
    const { data, cases } = await readRecording<DataRecording>(name);
    const values = withInts(data);
    expect(cases.length).toBeGreaterThan(300);
    expect(differences(cases, ({ template }) => run(template, values))).toEqual([]);
  });
});

describe('chat templates', () => {
  it('render the conversations as Go does', async () => {
    const { conversations, cases } = await readRecording<ChatRecording>('chat');
    expect(cases.length).toBeGreaterThan(1500);
    const conversationOf = (index: number): RenderInput => conversations[index] ?? { messages: [] };
    const actual = ({ template, conversation = 0 }: ChatCase) => render(template, conversationOf(conversation));
    expect(differences(cases, actual)).toEqual([]);
  });
});

describe('the recordings', () => {
  it('hold at least 3,000 different cases', async () => {
    const recordings = await Promise.all(
      ['hand-written', 'generated', 'chat'].map((name) => readRecording<ChatRecording>(name)),
    );
    const all = recordings.flatMap(({ cases }) =>
      cases.map(({ template, conversation }) => `${conversation} ${template}`),
    );
    expect(new Set(all).size).toBeGreaterThanOrEqual(3000);
  });
});
