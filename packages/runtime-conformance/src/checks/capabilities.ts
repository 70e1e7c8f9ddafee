import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import {
  type CapabilityName,
  type GenerateRequest,
  LoadError,
  type LoadedModel,
  type Media,
  mediaMarker,
  UnsupportedError,
} from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import { declares } from '../support/declares.js';
import { rejectsWith } from '../support/errors.js';
import { collect, greedyRequest } from '../support/generate.js';

/** A check of both directions: what is declared works, what is not is refused with a typed error. */
function bothWays(name: CapabilityName, use: (model: LoadedModel, prompt: string) => Promise<unknown>): Check {
  return {
    name: `does ${name} where it is declared, and refuses it otherwise`,
    async run(context) {
      const models = new Set([await context.model(), await context.embeddingModel()]);
      for (const model of models) {
        if (declares(model.capabilities, name)) await use(model, context.prompt);
        else await rejectsWith(use(model, context.prompt), UnsupportedError, `${name}, which is not declared,`);
      }
    },
  };
}

const chat: GenerateRequest = {
  input: { type: 'chat', messages: [{ role: 'user', content: 'Hello' }] },
  maxTokens: 4,
};

/** A request in the form that the model takes: a model that talks may take no prompts. */
function inForm({ capabilities }: LoadedModel, request: GenerateRequest): GenerateRequest {
  return capabilities.chat && !capabilities.completion ? { ...request, input: chat.input } : request;
}

/** A request with an image or a sound, in the form that the model takes: a prompt, or messages. */
function withMedia({ capabilities }: LoadedModel, medium: Media): GenerateRequest {
  const media = [medium];
  const input: GenerateRequest['input'] = capabilities.completion
    ? { type: 'prompt', text: `${mediaMarker}Hello`, media }
    : { type: 'chat', messages: [{ role: 'user', content: 'Hello', media }] };
  return { input, maxTokens: 4 };
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A tenth of a second of silence: WAV, 16,000 samples a second, 16 bits, one channel. */
function silence(): Uint8Array {
  const samples = 1_600;
  const wave = Buffer.alloc(44 + samples * 2);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(36 + samples * 2, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(16_000, 24);
  wave.writeUInt32LE(32_000, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(samples * 2, 40);
  return wave;
}

const lora: Check = {
  name: 'takes LoRA adapters where that is declared, and refuses them otherwise',
  async run(context) {
    const file = join(await context.folder(), 'adapter.bin');
    await writeFile(file, 'no adapter');
    const { capabilities } = await context.model();
    const load = context.loadAnother({}, { ...context.files, adapters: [file] });
    // A file that is no adapter shows that adapters are looked at, without one for each architecture.
    if (capabilities.lora) await rejectsWith(load, LoadError, 'loading a broken LoRA adapter');
    else await rejectsWith(load, UnsupportedError, 'lora, which is not declared,');
  },
};

const projectors: Check = {
  name: 'refuses projectors where neither images nor sounds are declared',
  async run(context) {
    const file = join(await context.folder(), 'projector.bin');
    await writeFile(file, 'no projector');
    const { capabilities } = await context.model();
    if (capabilities.vision || capabilities.audio) context.skip('the model takes images or sounds');
    const load = context.loadAnother({}, { ...context.files, projectors: [file] });
    await rejectsWith(load, [UnsupportedError, LoadError], 'loading a projector');
  },
};

/** Declared means that it works; undeclared means that it is refused, so that nothing is silently left out. */
export const capabilities: Theme = {
  name: 'capabilities',
  checks: [
    bothWays('completion', (model, prompt) => collect(model, greedyRequest(prompt, { maxTokens: 4 }))),
    bothWays('chat', (model) => collect(model, chat)),
    bothWays('vision', (model) => collect(model, withMedia(model, { type: 'image', bytes: pixel }))),
    bothWays('audio', (model) => collect(model, withMedia(model, { type: 'audio', bytes: silence() }))),
    bothWays('embedding', (model) => model.embed({ inputs: ['Hello'] })),
    bothWays('rerank', async (model) => {
      const documents = ['Paris is the capital of France.', 'Bananas are yellow.', ''];
      const { scores } = await model.rerank({ query: 'What is the capital of France?', documents });
      assert.equal(scores.length, documents.length);
      for (const score of scores) assert.ok(score >= 0 && score <= 1, `the score ${score} is from 0 to 1`);
    }),
    bothWays('logProbabilities', (model, prompt) =>
      collect(model, inForm(model, greedyRequest(prompt, { maxTokens: 4, logProbabilities: { alternatives: 1 } }))),
    ),
    bothWays('constrainedOutput', (model, prompt) =>
      collect(model, inForm(model, greedyRequest(prompt, { maxTokens: 4, constraint: { type: 'json' } }))),
    ),
    bothWays('tokens', async (model) => model.detokenize(await model.tokenize('Hello'))),
    lora,
    projectors,
  ],
};
