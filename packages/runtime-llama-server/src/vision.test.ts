import { readFile } from 'node:fs/promises';
import { Template } from '@huggingface/jinja';
import {
  readPictureCases,
  readTinyVisionRows,
  testModel,
  whyTestModelsMissing,
  type PictureCase,
} from '@puna-tooling/testing';
import { mediaMarker, type GenerateRequest, type Media, type ModelFiles } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { describe, expect, it } from 'vitest';
import { loadTest } from './fixtures/test-server.js';

async function image(name: string): Promise<Media> {
  return { type: 'image', bytes: await readFile(testModel(name)) };
}

function files(weights: string, projector: string): ModelFiles {
  return { format: 'gguf', weights: testModel(weights), projectors: [testModel(projector)] };
}

describe('a model that sees', () => {
  it('gives the recorded answers to one image, to two and to none', async (context) => {
    const missing = whyTestModelsMissing('tiny-vlm.gguf');
    if (missing !== undefined) context.skip(missing);
    const model = await loadTest(files('tiny-vlm.gguf', 'tiny-vlm-mmproj.gguf'), { contextLength: 512 });
    expect(model.capabilities).toMatchObject({ vision: true, audio: false, contextShift: false });
    const rows = await readTinyVisionRows();
    for (const row of rows) {
      const media = await Promise.all(row.images.map((name) => image(name)));
      const text = row.prompt.replaceAll('<image>', mediaMarker);
      const { text: answer, done } = await collect(model, {
        input: { type: 'prompt', text, media },
        sampling: { temperature: 0 },
        maxTokens: 32,
      });
      expect(answer).toBe(row.greedy_text);
      expect(done.reason).toBe(row.finish_reason);
      expect(done.usage).toMatchObject({ promptTokens: row.prompt_tokens, generatedTokens: row.completion_tokens });
    }
  });

  it('answers all questions about pictures as recorded', async (context) => {
    const missing = whyTestModelsMissing('puna-tiny/puna-tiny-vision.gguf');
    if (missing !== undefined) context.skip(missing);
    const model = await loadTest(files('puna-tiny/puna-tiny-vision.gguf', 'puna-tiny/puna-tiny-vision-mmproj.gguf'), {
      slots: 2,
    });
    const template = new Template(await readFile(testModel('puna-tiny/template.jinja'), 'utf8'));
    const cases = await readPictureCases();
    const wrong: unknown[] = [];
    const ask = async (one: PictureCase): Promise<void> => {
      const { text, done } = await collect(model, await requestOf(template, one));
      const expected = one.thinking === undefined ? one.answer : `${one.thinking}\n</think>\n\n${one.answer}`;
      if (text !== expected || done.usage.promptTokens !== one.prompt_tokens) wrong.push({ ...one, text, done });
    };
    await Promise.all(cases.map((one) => ask(one)));
    expect(cases.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

async function requestOf(template: Template, one: PictureCase): Promise<GenerateRequest> {
  const content = one.picture_first ? `${mediaMarker}${one.question}` : `${one.question}${mediaMarker}`;
  const text = template.render({
    messages: [{ role: 'user', content }],
    add_generation_prompt: true,
    ...(one.think === null ? {} : { enable_thinking: one.think }),
  });
  const media = [await image(`puna-tiny/${one.picture}`)];
  return { input: { type: 'prompt', text, media }, sampling: { temperature: 0 }, maxTokens: 100 };
}
