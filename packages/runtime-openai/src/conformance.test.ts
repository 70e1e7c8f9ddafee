import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddingVariant, temporaryDirectory, type RunningEngine } from '@puna-tooling/testing';
import type { ModelFiles } from '@puna/runtime';
import { describeRuntimeConformance } from '@puna/runtime-conformance';
import { readTinyModelAnswers, tinyModelFiles } from '@puna/tiny-model';
import { afterAll } from 'vitest';
import { createOpenAiRuntime } from './create-runtime.js';
import { missingLlamaServer, startLlamaServer } from './fixtures/llama-server.js';

const folder = await temporaryDirectory();
const embedder = join(folder.path, 'embedder.gguf');
await writeFile(embedder, embeddingVariant(await readFile(tinyModelFiles.weights)));
const running: RunningEngine[] =
  missingLlamaServer === undefined
    ? await Promise.all([
        startLlamaServer(tinyModelFiles.weights, '--ctx-size', '2048', '--parallel', '4'),
        startLlamaServer(embedder, '--embeddings', '--ctx-size', '512'),
      ])
    : [];
const runtime = createOpenAiRuntime({ environment: {} });
const { cases } = await readTinyModelAnswers();

afterAll(async () => {
  await Promise.all([...running.map((engine) => engine.kill()), runtime.close()]);
  await folder.remove();
});

/** A model that one of the engines runs. */
function remote(index: number, capabilities: readonly string[]): ModelFiles {
  const url = running[index]?.url ?? '';
  return { format: 'remote', weights: url, remote: { hosts: [url], model: 'tiny', capabilities } };
}

describeRuntimeConformance({
  name: 'openai with a llama-server',
  createRuntime: () => runtime,
  model: remote(0, ['completion']),
  expectations: {
    greedy: cases.slice(0, 16).map((answer) => ({
      prompt: answer.prompt,
      text: answer.raw,
      promptTokens: answer.prompt_tokens,
      generatedTokens: answer.tokens + 1,
    })),
  },
  embeddingModel: { files: remote(1, ['embedding']) },
  missingModel: missingLlamaServer,
  skip: [
    { reason: 'the model takes memory of another machine', tests: ['tells the memory that the model takes'] },
    {
      reason: 'what the engine remembers does not go when a model is closed here',
      tests: ['does not read a prompt again that a slot remembers'],
    },
    {
      reason: 'there are no files to damage',
      tests: [
        'refuses a file that ends in the middle with a LoadError, and goes on',
        'refuses a file of garbage, and goes on',
      ],
    },
  ],
});
