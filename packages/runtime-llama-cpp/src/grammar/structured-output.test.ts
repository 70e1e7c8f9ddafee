import { readFile } from 'node:fs/promises';
import { InvalidRequestError, type JsonSchema, type LoadedModel } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTiny, question } from '../fixtures/tiny-model.js';
import { jsonSchemaToGrammar } from './json-schema-to-grammar.js';

/** A schema, with the keyword for which it is refused where it is. */
interface SchemaCase {
  readonly schema: JsonSchema;
  readonly refused?: string;
}

/** What a model wrote for a schema with a seed. */
interface Output {
  readonly schema: JsonSchema;
  readonly seed: number;
  readonly text: string;
  readonly isComplete: boolean;
}

const seeds = [1, 2, 3, 4, 5];

/** As many as fit at once into the model's context. */
const slots = 4;

/** Outputs that may come to no end, of a thousand: they tell nothing. Chance nests some recursive schemas deep. */
const mostIncomplete = 10;

/** Formats that have no rule; nothing is promised about them. */
const formatsWithoutRule = ['regex', 'unknown-format', 'idn-email'];

const file = new URL('./fixtures/schemas.json', import.meta.url);
const groups = JSON.parse(await readFile(file, 'utf8')) as Record<string, SchemaCase[]>;
const cases = Object.values(groups).flat();

describe('structured output', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await loadTiny({ slots });
  });
  afterAll(() => model.close());

  it('refuses exactly the schemas that are known to be impossible, each by its keyword', () => {
    const refusals = cases.map(({ schema }) => [JSON.stringify(schema), refusalOf(schema)]);
    expect(refusals).toEqual(cases.map(({ schema, refused }) => [JSON.stringify(schema), refused]));
    expect(cases.filter(({ refused }) => refused === undefined).length).toBeGreaterThanOrEqual(150);
  });

  it('satisfies each other schema at temperature 1, whatever the seed', async () => {
    const accepted = cases.filter(({ refused }) => refused === undefined);
    const tasks = accepted.flatMap(({ schema }) => seeds.map((seed) => ({ schema, seed })));
    const outputs: Output[] = [];
    const worker = async () => {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
        outputs.push(await write(model, task.schema, task.seed));
    };
    await Promise.all(Array.from({ length: slots }, worker));

    const complete = outputs.filter(({ isComplete }) => isComplete);
    expect(complete.map((output) => complaint(output)).filter((found) => found !== undefined)).toEqual([]);
    const incomplete = outputs.filter(({ isComplete }) => !isComplete);
    expect(incomplete.length, JSON.stringify(incomplete, null, 1)).toBeLessThanOrEqual(mostIncomplete);
  });
});

/** The keyword for which a schema is refused; undefined where it is not. */
function refusalOf(schema: JsonSchema): unknown {
  try {
    jsonSchemaToGrammar(schema);
    return undefined;
  } catch (error) {
    if (!InvalidRequestError.isInstance(error)) throw error;
    return error.details['keyword'];
  }
}

async function write(model: LoadedModel, schema: JsonSchema, seed: number): Promise<Output> {
  const { text, done } = await collect(model, {
    input: { type: 'prompt', text: question('Give me a JSON object.') },
    constraint: { type: 'json-schema', schema },
    sampling: { temperature: 1, seed },
    maxTokens: 250,
  });
  return { schema, seed, text, isComplete: done.reason === 'stop' };
}

const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true });
addFormats.default(ajv);
for (const format of formatsWithoutRule) ajv.addFormat(format, true);

/** Why an output doesn't satisfy its schema; undefined where it does. */
function complaint({ schema, seed, text }: Output): object | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { schema, seed, text, reason: 'is no JSON' };
  }
  const validate = ajv.compile(schema);
  return validate(value) ? undefined : { schema, seed, text, errors: validate.errors };
}
