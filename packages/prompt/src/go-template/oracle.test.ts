import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
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

interface Recording {
  readonly data: unknown;
  readonly cases: readonly RecordedCase[];
}

async function readRecording(name: string): Promise<Recording> {
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
    if (TemplateSyntaxError.isInstance(error)) return { template, parseError: error.message };
    if (TemplateExecutionError.isInstance(error)) return { template, execError: error.message };
    throw error;
  }
}

/** The interpreter names the type of a value where Go sometimes names the interface around it. */
function withoutTypeName(result: RecordedCase): RecordedCase {
  const { execError } = result;
  return execError === undefined
    ? result
    : { ...result, execError: execError.replace(/(can't evaluate field \S+ in type) .*/s, '$1') };
}

describe.each(['hand-written', 'generated'])('%s templates', (name) => {
  it('give what Go gives', async () => {
    const { data, cases } = await readRecording(name);
    const values = withInts(data);
    expect(cases.length).toBeGreaterThan(300);
    for (const expected of cases)
      expect.soft(withoutTypeName(run(expected.template, values))).toEqual(withoutTypeName(expected));
  });
});
